import type { ErrorCode } from '../../shared/result.ts';
import { ServiceText } from '../decision/ServiceText.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { useTranslation } from '../ui/words-context.ts';
import type { LargeView } from './enlarge-context.ts';
import { PhotoDialog } from './PhotoDialog.tsx';
import { ThreeWayView } from './three-way/ThreeWayView.tsx';

type LargeViewDialogProps = { view: LargeView; onClose: () => void; onLost: (code: ErrorCode) => void };

/** Whatever is looked at large, over the whole window. */
export const LargeViewDialog = ({ view, onClose, onLost }: LargeViewDialogProps) => {
  const { t } = useTranslation();
  switch (view.kind) {
    case 'photo':
      return <PhotoDialog photo={view.photo} inspectionId={view.inspectionId} onClose={onClose} onLost={onLost} />;
    case 'three-way':
      return (
        <Dialog title={t('threeWay.title')} size="auto" onClose={onClose}>
          <ThreeWayView inspectionId={view.inspectionId} returnId={view.returnId} />
        </Dialog>
      );
    case 'service':
      return (
        <Dialog title={t('service.title')} size="auto" onClose={onClose}>
          <ServiceText inspectionId={view.inspectionId} returnId={view.returnId} />
        </Dialog>
      );
  }
};

import { RepackScreen } from '../repack/RepackScreen.tsx';
import { useTranslation } from '../ui/words-context.ts';
import { InspectScreen } from './InspectScreen.tsx';
import type { InspectScreenProps } from './InspectScreen.tsx';
import { WaitingScreen } from './WaitingScreen.tsx';
import styles from './BenchScreen.module.css';

type BenchScreenProps = Omit<InspectScreenProps, 'view'> & { isTraining: boolean };

/** The bench: waiting for a waybill, or with a box open. */
export const BenchScreen = ({ isTraining, ...props }: BenchScreenProps) => {
  const { t } = useTranslation();
  const { view } = props.bench;
  if (view === null) return <main className={styles.loading}>{t('frame.loading')}</main>;
  const { session, repack } = view;
  if (session === null && repack !== null) return <RepackScreen {...props} view={{ ...view, repack }} />;
  return session === null ? (
    <WaitingScreen
      bench={props.bench}
      capture={props.capture}
      misread={props.misread}
      dismissMisread={props.dismissMisread}
      isTraining={isTraining}
      doors={props.doors}
    />
  ) : (
    <InspectScreen {...props} view={{ ...view, session }} />
  );
};

import { IconAlertTriangle } from '@tabler/icons-react';
import { RefusalNote } from '../ui/RefusalNote.tsx';
import { useTranslation } from '../ui/words-context.ts';
import type { SendFault } from './send-file.ts';
import styles from './ImportFault.module.css';

/** Why a file was not taken: the station's words, or the window's own where it never got there. */
export const ImportFault = ({ fault }: { fault: SendFault }) => {
  const { t } = useTranslation();
  if (fault !== 'too-large' && fault !== 'lost') return <RefusalNote code={fault} />;
  return (
    <div role="alert" className={styles.note}>
      <IconAlertTriangle size={28} aria-hidden="true" />
      <div>
        <p className={styles.what}>{fault === 'lost' ? t('import.lost') : t('import.tooLarge')}</p>
        <p>{fault === 'lost' ? t('import.lostThen') : t('import.tooLargeThen')}</p>
      </div>
    </div>
  );
};

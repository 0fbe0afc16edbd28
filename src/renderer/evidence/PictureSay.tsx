import { IconAlertTriangleFilled } from '@tabler/icons-react';
import type { PhotoView } from '../../shared/evidence.ts';
import type { SessionView } from '../../shared/session.ts';
import { useTranslation } from '../ui/words-context.ts';
import { doubtOfNewest, wordDoubt } from './picture-words.ts';
import styles from './PictureSay.module.css';

type PictureSayProps = { photos: readonly PhotoView[]; session: Pick<SessionView, 'checks' | 'next'> };

/** What is wrong with the picture just taken, over the camera: said at once, gone with the next good one. */
export const PictureSay = ({ photos, session }: PictureSayProps) => {
  const { t } = useTranslation();
  const found = doubtOfNewest(photos, session.checks);
  const sentence = found === null ? null : wordDoubt(t, found.shot, found.doubt, found.modulePxMilli);
  if (found === null || sentence === null) return null;
  // The pedal takes what the screen asks for; a picture that must be better is asked for after the others.
  const isLater = session.next.step === 'take-shot' && session.next.again === undefined;
  return (
    <p className={styles.say} role="status">
      <IconAlertTriangleFilled size={32} aria-hidden="true" className={styles.icon} />
      <span>
        <strong>{sentence}</strong>
        <span className={styles.key}>{isLater ? t('picture.later') : t('picture.key')}</span>
      </span>
    </p>
  );
};

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorCode } from '../../shared/result.ts';
import { ChoosePicture } from '../evidence/ChoosePicture.tsx';
import { storePictureFile } from '../evidence/picture-file.ts';
import { RefusalNote } from '../ui/RefusalNote.tsx';
import { useStation } from '../ui/station-client.ts';
import styles from './DisputePane.module.css';

/** What a picture of the matter is; its word stands under it in the case and in the pack. */
const KINDS = ['chat', 'appraisal', 'courier', 'other'] as const;
/** A picture this large is no screenshot and no scan of a page. */
const BYTES_MAX = 20 * 1024 * 1024;

type Said = { tone: 'storing' | 'kept' | 'large' } | { tone: 'refused'; code: ErrorCode } | null;

/**
 * Chat records, an appraisal or a courier's stamped statement as pictures: chosen as files and stored at once like every
 * photo of the box, with its custody, so that pack, check and retention treat them alike. The file itself stays where it is.
 */
export const DisputeAttach = ({ inspectionId, onChanged }: { inspectionId: string; onChanged: () => void }) => {
  const { t } = useTranslation();
  const station = useStation();
  const [said, setSaid] = useState<Said>(null);
  const add = async (file: File, caption: string): Promise<void> => {
    if (file.size > BYTES_MAX) {
      setSaid({ tone: 'large' });
      return;
    }
    setSaid({ tone: 'storing' });
    const stored = await storePictureFile(station, file, inspectionId);
    const named = stored.ok
      ? await station.annotationSet({ inspectionId, sha256: stored.value.sha256, shapes: [], caption })
      : stored;
    setSaid(named.ok ? { tone: 'kept' } : { tone: 'refused', code: named.error.code });
    if (stored.ok) onChanged();
  };
  return (
    <div className={styles.linked}>
      <h4 className={styles.small}>{t('attach.title')}</h4>
      <div className={styles.acts} role="group" aria-label={t('attach.title')}>
        {KINDS.map((kind) => (
          <ChoosePicture
            key={kind}
            label={t(`attach.kind.${kind}`)}
            isDisabled={said?.tone === 'storing'}
            onFile={(file) => {
              add(file, t(`attach.kind.${kind}`)).catch((error: unknown) => {
                console.warn('the picture could not be stored', error);
                setSaid({ tone: 'refused', code: 'internal' });
              });
            }}
          />
        ))}
      </div>
      <p className={styles.soft} role="status">
        {said === null || said.tone === 'refused' ? t('attach.then') : t(`attach.${said.tone}`)}
      </p>
      {said?.tone === 'refused' ? <RefusalNote code={said.code} /> : null}
    </div>
  );
};

import { useState } from 'react';
import { ATTACHMENT_KINDS } from '../../shared/attachment.ts';
import type { AttachmentView } from '../../shared/attachment.ts';
import { ChoosePicture } from '../evidence/ChoosePicture.tsx';
import { byteSize } from '../ui/byte-size.ts';
import { PressButton } from '../ui/PressButton.tsx';
import { RefusalNote } from '../ui/RefusalNote.tsx';
import { showText } from '../ui/shown-text.ts';
import { clockTime } from '../ui/time-left.ts';
import { useNow } from '../ui/use-now.ts';
import { useTranslation } from '../ui/words-context.ts';
import { useAttachments } from './use-attachments.ts';
import styles from './DisputeAttach.module.css';

type OneProps = { one: AttachmentView; onCopy: () => void };

/** One attachment: what it is, who added it when, and a copy of it. A picture can be looked at here, a PDF never. */
const One = ({ one, onCopy }: OneProps) => {
  const { t } = useTranslation();
  const now = useNow(60_000);
  const [isShown, setIsShown] = useState(false);
  const { id, kind, media, name, bytes, pages, isDeleted } = one;
  const title = name === '' ? t(`attachKind.${kind}`) : showText(name);
  return (
    <li className={styles.one}>
      <span className={styles.what}>
        <strong>{t(`attachKind.${kind}`)}</strong> <span className={styles.name}>{showText(name)}</span>
        <span className={styles.soft}>
          {[
            media === 'pdf' ? 'PDF' : '',
            pages === null ? '' : t('attach.pages', { n: pages }),
            byteSize(bytes),
            t('attach.by', { when: clockTime(one.at, now), who: one.operatorNo }),
          ]
            .filter((part) => part !== '')
            .join(' · ')}
        </span>
      </span>
      {isDeleted ? (
        <span className={styles.soft}>{t('attach.gone')}</span>
      ) : (
        <span className={styles.acts}>
          {media === 'jpeg' ? (
            <PressButton
              kind="quiet"
              isPressed={isShown}
              label={`${t(isShown ? 'attach.fold' : 'attach.look')} ${title}`}
              onPress={() => {
                setIsShown(!isShown);
              }}
            >
              {t(isShown ? 'attach.fold' : 'attach.look')}
            </PressButton>
          ) : null}
          <PressButton kind="quiet" label={`${t('attach.copy')} ${title}`} onPress={onCopy}>
            {t('attach.copy')}
          </PressButton>
        </span>
      )}
      {isShown && !isDeleted ? (
        <span className={styles.frame}>
          <img className={styles.picture} src={`evidence://attachment/${id}`} alt={title} />
        </span>
      ) : null}
    </li>
  );
};

/**
 * Chat records, an appraisal or a courier's stamped statement, as pictures or PDFs: chosen as files and stored at once, apart
 * from the bench's own photos, with their custody; the files themselves stay where they are.
 */
export const DisputeAttach = ({ inspectionId, onChanged }: { inspectionId: string; onChanged: () => void }) => {
  const { t } = useTranslation();
  const { list, said, add, copy } = useAttachments(inspectionId, onChanged);
  return (
    <div className={styles.box}>
      <h4 className={styles.title}>{t('attach.title')}</h4>
      {list === null || list.length === 0 ? null : (
        <ul className={styles.list} aria-label={t('attach.list')}>
          {list.map((one) => (
            <One
              key={one.id}
              one={one}
              onCopy={() => {
                copy(one.id);
              }}
            />
          ))}
        </ul>
      )}
      <div className={styles.acts} role="group" aria-label={t('attach.add')}>
        <span className={styles.verb}>{t('attach.add')}</span>
        {ATTACHMENT_KINDS.map((kind) => (
          <ChoosePicture
            key={kind}
            label={t(`attachKind.${kind}`)}
            accept="image/*,application/pdf,.pdf"
            isDisabled={said?.tone === 'storing'}
            onFile={(file) => {
              add(file, kind);
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

import { useId } from 'react';
import type { ReactNode } from 'react';
import type { PhotoView } from '../../shared/evidence.ts';
import { ChoosePicture } from '../evidence/ChoosePicture.tsx';
import { PressButton } from '../ui/PressButton.tsx';
import { useTranslation } from '../ui/words-context.ts';
import { PicturePicker } from './PicturePicker.tsx';
import type { Refusal } from './use-refusal.ts';
import form from './ProposalForm.module.css';
import styles from './RefusalForm.module.css';

const REFERENCE_MAX = 200;

type RefusalByHandProps = {
  refusal: Refusal;
  photos: readonly PhotoView[];
  /** Where it is done, if that is known. */
  backOffice: string | null;
  /** Makes the pack that is taken along there. */
  pack: ReactNode;
  /** Why it can't be done by a call. */
  children: ReactNode;
};

/** No call refuses this return: it is done in the platform's back office and noted here, with where and a picture. */
export const RefusalByHand = ({ refusal, photos, backOffice, pack, children }: RefusalByHandProps) => {
  const { t } = useTranslation();
  const ids = { reference: useId(), problem: useId() };
  const { draft, problem, write, addFile } = refusal;
  const isFileChosen = draft.picture !== null && !photos.some(({ sha256 }) => sha256 === draft.picture);
  return (
    <div className={styles.form}>
      <div className={styles.why}>
        <div>
          {children}
          <p>
            {t('refusal.byHandThen')}
            {backOffice === null ? null : (
              <>
                {' '}
                {t('refusal.backOffice')} <span data-copy="">{backOffice}</span>
              </>
            )}
          </p>
        </div>
        {pack}
      </div>
      <div className={styles.columns}>
        <div className={styles.words}>
          <label htmlFor={ids.reference}>
            {t('refusal.reference')}{' '}
            <span id={ids.problem} className={styles.problem} role="alert">
              {problem === 'reference' ? t('refusal.problem.reference') : null}
            </span>
          </label>
          <input
            id={ids.reference}
            className={form.input}
            maxLength={REFERENCE_MAX}
            autoComplete="off"
            value={draft.reference}
            placeholder={t('refusal.referenceHint')}
            aria-invalid={problem === 'reference'}
            aria-describedby={ids.problem}
            onChange={(event) => {
              write({ reference: event.currentTarget.value });
            }}
          />
          <div className={styles.end}>
            <ChoosePicture label={t('refusal.addFile')} onFile={addFile} />
            <PressButton kind="strong" keyName="F4" onPress={refusal.submit}>
              {t('refusal.submitByHand')}
            </PressButton>
          </div>
        </div>
        <div className={styles.pictures}>
          <span className={styles.label}>{isFileChosen ? t('refusal.fileAdded') : t('refusal.proof')}</span>
          <PicturePicker
            photos={photos}
            chosen={draft.picture === null ? [] : [draft.picture]}
            max={1}
            label={t('refusal.proof')}
            onChange={([picture]) => {
              write({ picture: picture ?? null });
            }}
          />
        </div>
      </div>
    </div>
  );
};

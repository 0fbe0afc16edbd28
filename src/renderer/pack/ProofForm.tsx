import { useId, useState } from 'react';
import { PROOF_COMMENT_MAX, PROOF_COMMENT_MIN, PROOF_PICTURES_MAX } from '../../shared/arbitration.ts';
import type { ProofWanted } from '../../shared/arbitration.ts';
import { isPlain } from '../../shared/refusal.ts';
import { PicturePicker } from '../decision/PicturePicker.tsx';
import { PressButton } from '../ui/PressButton.tsx';
import { showText } from '../ui/shown-text.ts';
import { clockTime } from '../ui/time-left.ts';
import { useNow } from '../ui/use-now.ts';
import { useTranslation } from '../ui/words-context.ts';
import type { ProofPhoto } from './use-proof.ts';
import form from './DisputeForm.module.css';
import styles from './ProofLine.module.css';

type Problem = 'pictures' | 'comment' | 'accuses';
type ProofFormProps = {
  wanted: ProofWanted;
  photos: readonly ProofPhoto[];
  isBusy: boolean;
  onSend: (proof: { comment: string; pictures: string[] }) => void;
  onCancel: () => void;
};

/** What is handed in: photos in the pack's order, the first four chosen, and a comment in a person's own words. */
export const ProofForm = ({ wanted, photos, isBusy, onSend, onCancel }: ProofFormProps) => {
  const { t } = useTranslation();
  const now = useNow(60_000);
  const ids = { comment: useId(), problem: useId() };
  const [pictures, setPictures] = useState(() => photos.slice(0, PROOF_PICTURES_MAX).map(({ sha256 }) => sha256));
  const [comment, setComment] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const submit = (): void => {
    const said = comment.trim();
    const found: Problem | null =
      pictures.length === 0
        ? 'pictures'
        : said.length < PROOF_COMMENT_MIN
          ? 'comment'
          : isPlain(said)
            ? null
            : 'accuses';
    setProblem(found);
    if (found === null) onSend({ comment: said, pictures });
  };
  const label = t('proof.pictures', { max: PROOF_PICTURES_MAX, n: pictures.length });
  return (
    <form
      className={form.form}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <p>
        <strong>{t('proof.wants')}</strong> {showText(wanted.describe)}{' '}
        <span className={styles.due}>
          {wanted.dueAt === null ? t('proof.noDue') : t('proof.due', { time: clockTime(wanted.dueAt, now) })}
        </span>
      </p>
      <div className={form.field}>
        <span>{label}</span>
        {photos.length === 0 ? (
          <p className={form.hint}>{t('proof.noPictures')}</p>
        ) : (
          <PicturePicker
            photos={photos}
            chosen={pictures}
            max={PROOF_PICTURES_MAX}
            label={label}
            onChange={(chosen) => {
              setProblem(null);
              setPictures(chosen);
            }}
          />
        )}
      </div>
      <div className={form.field}>
        <label htmlFor={ids.comment}>{t('proof.comment', { n: comment.length, max: PROOF_COMMENT_MAX })}</label>
        <textarea
          id={ids.comment}
          className={form.input}
          rows={2}
          maxLength={PROOF_COMMENT_MAX}
          placeholder={t('proof.commentHint')}
          value={comment}
          aria-invalid={problem === 'comment' || problem === 'accuses'}
          aria-describedby={ids.problem}
          onChange={(event) => {
            setProblem(null);
            setComment(event.currentTarget.value);
          }}
        />
      </div>
      <p className={form.hint}>{t('proof.then')}</p>
      <p id={ids.problem} className={form.bad} role="alert">
        {problem === null ? null : t(`proof.problem.${problem}`, { max: PROOF_PICTURES_MAX })}
      </p>
      <div className={form.choices}>
        <PressButton kind="strong" isDisabled={isBusy || photos.length === 0} onPress={submit}>
          {isBusy ? t('proof.sending') : t('proof.submit')}
        </PressButton>
        <PressButton kind="quiet" isDisabled={isBusy} onPress={onCancel}>
          {t('proof.cancel')}
        </PressButton>
      </div>
    </form>
  );
};

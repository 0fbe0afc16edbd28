import { useCallback, useId, useState } from 'react';
import type { RefusalCorrection } from '../../shared/correction.ts';
import type { EvidenceView } from '../../shared/evidence.ts';
import { REFUSAL_MESSAGE_MAX, REFUSAL_PICTURES_MAX } from '../../shared/refusal.ts';
import type { Result } from '../../shared/result.ts';
import { PicturePicker } from '../decision/PicturePicker.tsx';
import { checkRefusal, offeredPhotos } from '../decision/refusal-draft.ts';
import type { RefusalProblem } from '../decision/refusal-draft.ts';
import { LAST_WORDS } from '../../shared/last-words.ts';
import type { LastWords } from '../../shared/last-words.ts';
import { showPlatformWords } from '../ui/platform-words.ts';
import { PressButton } from '../ui/PressButton.tsx';
import { RefusalNote } from '../ui/RefusalNote.tsx';
import { useSettings } from '../ui/settings-context.ts';
import { showText } from '../ui/shown-text.ts';
import { useStation } from '../ui/station-client.ts';
import { useTranslation } from '../ui/words-context.ts';
import { CorrectionFrame } from './CorrectionFrame.tsx';
import { useCorrectionForm } from './use-correction-form.ts';
import { useReadOnce } from './use-read-once.ts';
import type { Corrections } from './use-corrections.ts';
import styles from './CorrectionForm.module.css';

type Opened = { sent: RefusalCorrection; evidence: EvidenceView };
type Problem = RefusalProblem | 'same';

const isOurs = (words: string): words is LastWords => LAST_WORDS.some((id) => id === words);
const isSame = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((sha256, place) => sha256 === other[place]);

/** What stood there before, struck through once it is another. */
const Before = ({ text, isChanged }: { text: string; isChanged: boolean }) => {
  const { t } = useTranslation();
  return (
    <p className={styles.old}>
      {t('correction.before')} {isChanged ? <s className={styles.before}>{text}</s> : <span>{text}</span>}
      {isChanged ? null : t('correction.same')}
    </p>
  );
};

const Form = ({ sent, evidence, onCorrected }: Opened & { onCorrected: () => void }) => {
  const { t } = useTranslation();
  const station = useStation();
  const ids = { message: useId(), reasonCode: useId() };
  const [message, setMessage] = useState(sent.message);
  const [reasonCode, setReasonCode] = useState(sent.reasonCode);
  const [pictures, setPictures] = useState<readonly string[]>(sent.pictures);
  const form = useCorrectionForm<Problem>(onCorrected);
  const { problem, problemId } = form;
  const { rules, commandId } = sent;
  const nameOf = (code: string | null): string =>
    code === null ? t('correction.noCode') : showText(rules.reasons.find((one) => one.code === code)?.text ?? code);
  const arePicturesSame = isSame(pictures, sent.pictures);
  const isNothingNew = message.trim() === sent.message && reasonCode === sent.reasonCode && arePicturesSame;

  const submit = (): void => {
    const checked = checkRefusal({ message, reasonCode, pictures, reference: '', picture: null }, rules);
    if (!checked.ok) form.submit({ problem: checked.problem });
    else if (isNothingNew) form.submit({ problem: 'same' });
    else form.submit({ send: (reason) => station.correctionRefuse({ commandId, ...checked.refusal, reason }) });
  };
  const problemText =
    problem === null
      ? null
      : problem === 'same' || problem === 'why'
        ? t(`correction.problem.${problem}`)
        : t(`refusal.problem.${problem}`);
  return (
    <CorrectionFrame
      form={form}
      problem={problemText}
      submitText={t('correction.refuse.submit')}
      then={t('correction.refuse.then')}
      onSubmit={submit}
      above={
        <div className={styles.columns}>
          <div className={styles.words}>
            <label htmlFor={ids.message}>{t('refusal.toBuyer', { n: message.length, max: REFUSAL_MESSAGE_MAX })}</label>
            <Before text={showText(sent.message)} isChanged={message.trim() !== sent.message} />
            <textarea
              id={ids.message}
              className={styles.input}
              rows={2}
              autoFocus
              onFocus={({ currentTarget: field }) => {
                // At the end of what stood there, not before it.
                field.setSelectionRange(field.value.length, field.value.length);
              }}
              maxLength={REFUSAL_MESSAGE_MAX}
              value={message}
              aria-invalid={problem === 'message' || problem === 'accuses'}
              aria-describedby={problemId}
              onChange={(event) => {
                form.typed();
                setMessage(event.currentTarget.value);
              }}
            />
            {rules.reasons.length === 0 && sent.reasonCode === null ? null : (
              <>
                <label htmlFor={ids.reasonCode}>{t('refusal.reason')}</label>
                <Before text={nameOf(sent.reasonCode)} isChanged={reasonCode !== sent.reasonCode} />
                <select
                  id={ids.reasonCode}
                  className={styles.input}
                  value={reasonCode ?? ''}
                  aria-invalid={problem === 'reason'}
                  aria-describedby={problemId}
                  onChange={(event) => {
                    form.typed();
                    setReasonCode(event.currentTarget.value === '' ? null : event.currentTarget.value);
                  }}
                >
                  <option value="">{t('refusal.reasonPick')}</option>
                  {rules.reasons.map(({ code, text }) => (
                    <option key={code} value={code}>
                      {showText(text)}
                    </option>
                  ))}
                </select>
              </>
            )}
          </div>
          <div>
            <span className={styles.label}>
              {t(rules.isProofNeeded ? 'refusal.picturesNeeded' : 'refusal.pictures', { n: pictures.length })}
            </span>
            <Before text={t('correction.pictures', { n: sent.pictures.length })} isChanged={!arePicturesSame} />
            <PicturePicker
              photos={offeredPhotos(evidence.photos)}
              chosen={pictures}
              max={REFUSAL_PICTURES_MAX}
              label={t('refusal.pictures', { n: pictures.length })}
              onChange={(chosen) => {
                form.typed();
                setPictures(chosen);
              }}
            />
          </div>
        </div>
      }
    />
  );
};

/** Other words, another reason or other pictures for a refusal that its platform did not take. */
export const CorrectRefusal = ({ commandId, corrections }: { commandId: string; corrections: Corrections }) => {
  const { t } = useTranslation();
  const station = useStation();
  const { language } = useSettings().settings;
  const [round, setRound] = useState(0);
  const readIt = useCallback(
    async (id: string): Promise<Result<Opened>> => {
      const sent = await station.correctionRefusal({ commandId: id });
      if (!sent.ok) return sent;
      const evidence = await station.evidenceOf({ inspectionId: sent.value.inspectionId });
      return evidence.ok ? { ok: true, value: { sent: sent.value, evidence: evidence.value } } : evidence;
    },
    [station],
  );
  const { value, refusal } = useReadOnce(commandId, round, readIt);
  if (refusal !== null) return <RefusalNote code={refusal} />;
  if (value === null) return <p className={styles.then}>{t('correction.reading')}</p>;
  const { rules } = value.sent;
  const said = rules.words === null ? '' : isOurs(rules.words) ? t(`lastWords.${rules.words}`) : null;
  const words = said ?? showPlatformWords(rules.words ?? '', language);
  if (!rules.isRead || !rules.isPossible)
    return (
      <div className={styles.stopped} role="alert">
        <p>
          {rules.isRead ? t('correction.refuse.notHere') : t('refusal.notRead')} {words}
        </p>
        <PressButton
          onPress={() => {
            setRound(round + 1);
          }}
        >
          {t('refusal.askAgain')}
        </PressButton>
      </div>
    );
  return (
    <>
      {words === '' ? null : <p className={styles.then}>{words}</p>}
      <Form
        key={`${commandId} ${String(round)}`}
        {...value}
        onCorrected={() => {
          corrections.tell({ is: 'corrected' });
        }}
      />
    </>
  );
};

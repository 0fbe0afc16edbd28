import { useId } from 'react';
import { LAST_WORDS } from '../../shared/last-words.ts';
import type { LastWords } from '../../shared/last-words.ts';
import type { PhotoView } from '../../shared/evidence.ts';
import { REFUSAL_MESSAGE_MAX, REFUSAL_PICTURES_MAX } from '../../shared/refusal.ts';
import type { RefusalRulesView } from '../../shared/refusal.ts';
import { PressButton } from '../ui/PressButton.tsx';
import { showPlatformWords } from '../ui/platform-words.ts';
import { useSettings } from '../ui/settings-context.ts';
import { showText } from '../ui/shown-text.ts';
import { useTranslation } from '../ui/words-context.ts';
import { offeredPhotos } from './refusal-draft.ts';
import { PicturePicker } from './PicturePicker.tsx';
import { ProofPack } from './ProofPack.tsx';
import { RefusalByHand } from './RefusalByHand.tsx';
import type { Refusal } from './use-refusal.ts';
import form from './ProposalForm.module.css';
import styles from './RefusalForm.module.css';

const isOurs = (words: string): words is LastWords => LAST_WORDS.some((id) => id === words);

/** What the platform says about refusing, in its words or ours. */
const RulesWords = ({ rules }: { rules: RefusalRulesView }) => {
  const { t } = useTranslation();
  const { language } = useSettings().settings;
  const { words } = rules;
  if (words === null) return <p>{rules.isPossible ? null : t('refusal.noCall')}</p>;
  return <p>{isOurs(words) ? t(`lastWords.${words}`) : showPlatformWords(words, language)}</p>;
};

type RefusalFormProps = {
  refusal: Refusal;
  inspectionId: string;
  platform: string;
  photos: readonly PhotoView[];
  shop: string;
};

/** Refusing at the platform: what it allows, what is said to the buyer, which pictures go along, and what follows. */
export const RefusalForm = ({ refusal, inspectionId, platform, photos, shop }: RefusalFormProps) => {
  const { t } = useTranslation();
  const ids = { reason: useId(), message: useId(), problem: useId() };
  const { rules, draft, problem, write } = refusal;
  if (rules === null) {
    return (
      <p className={styles.asking} role="status">
        {t('refusal.asking', { shop: showText(shop) })}
      </p>
    );
  }
  if (!rules.isRead) {
    return (
      <div className={styles.stopped} role="alert">
        <div>
          <p className={styles.title}>{t('refusal.notRead')}</p>
          <RulesWords rules={rules} />
        </div>
        <PressButton kind="strong" onPress={refusal.askAgain}>
          {t('refusal.askAgain')}
        </PressButton>
      </div>
    );
  }
  const offered = offeredPhotos(photos);
  const isToldOnly = rules.isToldOnly === true;
  const isProofNeeded =
    rules.isProofNeeded ||
    rules.reasons.some(({ code, needsProof }) => code === draft.reasonCode && needsProof === true);
  if (!rules.isPossible) {
    return (
      <RefusalByHand
        refusal={refusal}
        photos={offered}
        backOffice={rules.backOffice}
        pack={<ProofPack key={inspectionId} inspectionId={inspectionId} platform={platform} />}
      >
        <RulesWords rules={rules} />
      </RefusalByHand>
    );
  }
  return (
    <div className={styles.form}>
      {isToldOnly ? (
        <div className={styles.why}>
          <div>
            <RulesWords rules={rules} />
            {rules.backOffice === null ? null : (
              <p>
                {t('refusal.backOffice')} <span data-copy="">{rules.backOffice}</span>
              </p>
            )}
          </div>
          <ProofPack key={inspectionId} inspectionId={inspectionId} platform={platform} />
        </div>
      ) : (
        <RulesWords rules={rules} />
      )}
      <div className={styles.columns}>
        <div className={styles.words}>
          {rules.reasons.length === 0 ? null : (
            <div>
              <label htmlFor={ids.reason}>{t('refusal.reason')}</label>
              <select
                id={ids.reason}
                className={styles.select}
                value={draft.reasonCode ?? ''}
                aria-invalid={problem === 'reason'}
                aria-describedby={ids.problem}
                onChange={(event) => {
                  write({ reasonCode: event.currentTarget.value === '' ? null : event.currentTarget.value });
                }}
              >
                <option value="">{t('refusal.reasonPick')}</option>
                {rules.reasons.map(({ code, text }) => (
                  <option key={code} value={code}>
                    {showText(text)}
                  </option>
                ))}
              </select>
            </div>
          )}
          <div>
            <label htmlFor={ids.message}>
              {t(isToldOnly ? 'refusal.whyTold' : 'refusal.toBuyer', {
                ...{ n: draft.message.length, max: REFUSAL_MESSAGE_MAX },
              })}
            </label>
            <textarea
              id={ids.message}
              className={form.input}
              rows={2}
              maxLength={REFUSAL_MESSAGE_MAX}
              value={draft.message}
              aria-invalid={problem === 'message' || problem === 'accuses'}
              aria-describedby={ids.problem}
              onChange={(event) => {
                write({ message: event.currentTarget.value });
              }}
            />
          </div>
        </div>
        {isToldOnly ? null : (
          <div className={styles.pictures}>
            <span className={styles.label}>
              {t(isProofNeeded ? 'refusal.picturesNeeded' : 'refusal.pictures', { n: draft.pictures.length })}
            </span>
            <PicturePicker
              photos={offered}
              chosen={draft.pictures}
              max={rules.picturesMax ?? REFUSAL_PICTURES_MAX}
              label={t('refusal.pictures', { n: draft.pictures.length })}
              onChange={(pictures) => {
                write({ pictures });
              }}
            />
          </div>
        )}
      </div>
      <div className={styles.end}>
        <p className={styles.then}>
          <span id={ids.problem} className={styles.problem} role="alert">
            {problem === null ? null : t(`refusal.problem.${problem}`)}
          </span>{' '}
          {t(isToldOnly ? 'refusal.thenTold' : 'refusal.then', {
            ...{ shop: showText(shop), n: Math.round(rules.undoMs / 1000) },
          })}
        </p>
        <PressButton kind="strong" keyName="F4" onPress={refusal.submit}>
          {t(isToldOnly ? 'refusal.submitTold' : 'refusal.submit')}
        </PressButton>
      </div>
    </div>
  );
};

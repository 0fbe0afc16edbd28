import { useId } from 'react';
import type { ToDecideItem } from '../../shared/decision.ts';
import { SENT_ANEW } from '../../shared/refusal.ts';
import { AddPicture } from '../evidence/AddPicture.tsx';
import { PressButton } from '../ui/PressButton.tsx';
import { showText } from '../ui/shown-text.ts';
import { useTranslation } from '../ui/words-context.ts';
import type { SentAnewNote } from './use-sent-anew.ts';
import form from './ProposalForm.module.css';
import styles from './SentAnewForm.module.css';

const REFERENCE_MAX = 200;
/** 35 characters, and the spaces of groups. */
const WAYBILL_MAX = 45;

type SentAnewFormProps = {
  note: SentAnewNote;
  /** To whose photos a screenshot goes. */
  inspectionId: string;
  expectedReturn: NonNullable<ToDecideItem['expectedReturn']>;
  /** Back to the refund, where that is made by hand, too. */
  onBack?: () => void;
};

/** Exchanged, sent again or repaired: done in the back office; which it was, and the waybill the goods left under. */
export const SentAnewForm = ({ note, inspectionId, expectedReturn, onBack }: SentAnewFormProps) => {
  const { t } = useTranslation();
  const ids = { waybill: useId(), reference: useId(), problem: useId() };
  const { draft, problem, write, submit, reserve, giveUp } = note;
  const { shop, returnNo } = expectedReturn;
  return (
    <div className={styles.form}>
      <p className={styles.how} data-copy="">
        {t('sentAnew.how', { shop: showText(shop), returnNo: showText(returnNo) })}
      </p>
      <div className={styles.row}>
        <div className={styles.outcomes} role="radiogroup" aria-label={t('sentAnew.outcome')}>
          {SENT_ANEW.map((outcome) => (
            <button
              key={outcome}
              type="button"
              role="radio"
              aria-checked={draft.outcome === outcome}
              className={styles.outcome}
              onClick={() => {
                write({ outcome });
              }}
            >
              {t(`sentAnew.${outcome}`)}
            </button>
          ))}
        </div>
        <AddPicture
          key={inspectionId}
          inspectionId={inspectionId}
          picture={draft.picture}
          onChange={(picture) => {
            write({ picture });
          }}
        />
        <PressButton onPress={reserve}>{t('sentAnew.reserve')}</PressButton>
        <PressButton onPress={onBack ?? giveUp}>{t('sentAnew.noStock')}</PressButton>
        <p id={ids.problem} className={styles.problem} role="alert">
          {problem === null ? null : t(`sentAnew.problem.${problem}`)}
        </p>
      </div>
      <div className={form.fields}>
        <div className={form.reason}>
          <label htmlFor={ids.waybill}>{t('sentAnew.waybill')}</label>
          <input
            id={ids.waybill}
            className={form.input}
            maxLength={WAYBILL_MAX}
            autoComplete="off"
            value={draft.waybill}
            placeholder={t('sentAnew.waybillHint')}
            aria-invalid={problem === 'waybill'}
            aria-describedby={ids.problem}
            onChange={(event) => {
              write({ waybill: event.currentTarget.value });
            }}
          />
        </div>
        <div className={form.reason}>
          <label htmlFor={ids.reference}>{t('refusal.reference')}</label>
          <input
            id={ids.reference}
            className={form.input}
            maxLength={REFERENCE_MAX}
            autoComplete="off"
            value={draft.reference}
            placeholder={t('sentAnew.referenceHint')}
            aria-invalid={problem === 'reference'}
            aria-describedby={ids.problem}
            onChange={(event) => {
              write({ reference: event.currentTarget.value });
            }}
          />
        </div>
        {onBack === undefined ? null : (
          <div className={form.submit}>
            <PressButton keyName="F5" onPress={onBack}>
              {t('sentAnew.back')}
            </PressButton>
          </div>
        )}
        <div className={form.submit}>
          <PressButton kind="strong" keyName="F4" onPress={submit}>
            {t('sentAnew.submit')}
          </PressButton>
        </div>
      </div>
    </div>
  );
};

import { useId } from 'react';
import type { ToDecideItem } from '../../shared/decision.ts';
import { formatMoney } from '../ui/money.ts';
import { AddPicture } from '../evidence/AddPicture.tsx';
import { PressButton } from '../ui/PressButton.tsx';
import { showText } from '../ui/shown-text.ts';
import { useTranslation } from '../ui/words-context.ts';
import { SentAnewForm } from './SentAnewForm.tsx';
import type { Decide } from './use-decide.ts';
import form from './ProposalForm.module.css';
import styles from './ByHandForm.module.css';

const REFERENCE_MAX = 200;

type ByHandFormProps = { decide: Decide; item: ToDecideItem };

/** This bench can't reach that platform: how much is refunded there, and where that is written. */
export const ByHandForm = ({ decide, item }: ByHandFormProps) => {
  const { t } = useTranslation();
  const ids = { reference: useId(), problem: useId() };
  const { expectedReturn } = item;
  if (expectedReturn === null) return <p className={form.noReturn}>{t('decide.noReturnThen')}</p>;
  const { amountCents, freightCents, currency, shop, returnNo } = expectedReturn;
  const turn = (): void => {
    decide.choose('sent-anew');
  };
  if (decide.draft.kind === 'sent-anew') {
    return (
      <form
        className={styles.form}
        aria-label={t('sentAnew.name')}
        onSubmit={(event) => {
          event.preventDefault();
        }}
      >
        <SentAnewForm
          note={decide.sentAnew}
          inspectionId={item.inspectionId}
          expectedReturn={expectedReturn}
          onBack={turn}
        />
      </form>
    );
  }
  return (
    <form
      className={styles.form}
      aria-label={t('why.by-hand')}
      onSubmit={(event) => {
        event.preventDefault();
      }}
    >
      <div className={styles.head}>
        <p className={styles.title}>
          {t('byHand.title', { amount: formatMoney(amountCents + freightCents, currency) })}
        </p>
        <AddPicture
          key={item.inspectionId}
          inspectionId={item.inspectionId}
          picture={decide.settledPicture}
          onChange={decide.setSettledPicture}
        />
      </div>
      <p data-copy="">{t('byHand.how', { shop: showText(shop), returnNo: showText(returnNo) })}</p>
      <div className={form.fields}>
        <div className={form.reason}>
          <label htmlFor={ids.reference}>
            {t('byHand.reference')}{' '}
            <span id={ids.problem} className={form.problem} role="alert">
              {decide.isReferenceMissing ? t('byHand.bad') : null}
            </span>
          </label>
          <input
            id={ids.reference}
            className={form.input}
            maxLength={REFERENCE_MAX}
            autoComplete="off"
            value={decide.reference}
            placeholder={t('byHand.placeholder')}
            aria-invalid={decide.isReferenceMissing}
            aria-describedby={ids.problem}
            onChange={(event) => {
              decide.setReference(event.currentTarget.value);
            }}
          />
        </div>
        <div className={form.submit}>
          <PressButton keyName="F5" onPress={turn}>
            {t('sentAnew.name')}
          </PressButton>
        </div>
        <div className={form.submit}>
          <PressButton kind="strong" keyName="F4" onPress={decide.submit}>
            {t('byHand.submit')}
          </PressButton>
        </div>
      </div>
    </form>
  );
};

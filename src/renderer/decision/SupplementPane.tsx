import { useId, useState } from 'react';
import type { SupplementView } from '../../shared/supplement.ts';
import { SUPPLEMENT_REASON_MAX } from '../../shared/supplement.ts';
import { formatMoney } from '../ui/money.ts';
import { PressButton } from '../ui/PressButton.tsx';
import { RefusalNote } from '../ui/RefusalNote.tsx';
import { showText } from '../ui/shown-text.ts';
import { WaybillText } from '../ui/WaybillText.tsx';
import { useTranslation } from '../ui/words-context.ts';
import type { Supplement } from './use-supplement.ts';
import { WordPanel } from './WordPanel.tsx';
import styles from './SupplementPane.module.css';

type CardProps = { supplement: Supplement; view: SupplementView };

const Form = ({ supplement, view }: CardProps) => {
  const { t } = useTranslation();
  const ids = { amount: useId(), reason: useId(), problem: useId() };
  const [amount, setAmount] = useState('');
  const [reason, setReason] = useState('');
  const { problem } = supplement;
  const max = formatMoney(view.paidCents - view.beforeCents, view.currency);
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
      }}
    >
      <div className={styles.field}>
        <label htmlFor={ids.amount}>{t('supplement.amount')}</label>
        <input
          id={ids.amount}
          className={styles.input}
          inputMode="decimal"
          autoComplete="off"
          value={amount}
          aria-invalid={problem === 'amount'}
          aria-describedby={ids.problem}
          onChange={(event) => {
            setAmount(event.currentTarget.value);
          }}
        />
      </div>
      <div className={styles.reason}>
        <label htmlFor={ids.reason}>{t('supplement.reason')}</label>
        <input
          id={ids.reason}
          className={styles.input}
          autoComplete="off"
          maxLength={SUPPLEMENT_REASON_MAX}
          value={reason}
          aria-invalid={problem === 'reason'}
          aria-describedby={ids.problem}
          onChange={(event) => {
            setReason(event.currentTarget.value);
          }}
        />
      </div>
      <PressButton
        kind="strong"
        onPress={() => {
          supplement.propose(amount, reason);
        }}
      >
        {t('supplement.propose')}
      </PressButton>
      <p id={ids.problem} className={styles.problem} role="alert">
        {problem === 'amount'
          ? t('supplement.amountBad', { max })
          : problem === 'reason'
            ? t('supplement.reasonBad')
            : null}
      </p>
    </form>
  );
};

/** One partial refund: what was paid, what was refunded, and how far its supplement is. */
const Card = ({ supplement, view }: CardProps) => {
  const { t } = useTranslation();
  const { currency, paidCents, beforeCents, proposal, word, ordered, whyNot } = view;
  const money = (cents: number): string => formatMoney(cents, currency);
  const { made } = supplement.approval;
  return (
    <section className={styles.card} aria-label={view.returnNo}>
      <p className={styles.head}>
        <WaybillText waybill={view.waybill} />
        <span>{showText(`${view.shop} · ${view.returnNo}`)}</span>
      </p>
      <p>
        {t('supplement.sums', {
          ...{ paid: money(paidCents), before: money(beforeCents), left: money(Math.max(0, paidCents - beforeCents)) },
        })}
      </p>
      {proposal === null ? null : (
        <div className={styles.proposal}>
          <p>
            <strong>
              {t('supplement.proposed', { who: showText(proposal.operatorNo), amount: money(proposal.amountCents) })}
            </strong>
          </p>
          <p>{showText(proposal.reason)}</p>
          {word === null ? null : (
            <WordPanel
              approval={supplement.approval}
              word={word}
              shop={showText(view.shop)}
              currency={currency}
              hasKey={false}
            />
          )}
        </div>
      )}
      {ordered === null ? null : (
        <div className={styles.ordered} role="status">
          <p>
            <strong>{t('supplement.ordered', { amount: money(ordered.amountCents) })}</strong>{' '}
            {t(`supplement.state.${ordered.state}`)}
          </p>
          {made === null || made.verdictId !== view.verdictId || made.undoUntilAt !== null ? null : (
            <p>{t('supplement.byHand', { who: made.confirmedBy, amount: money(made.totalCents) })}</p>
          )}
          {ordered.canTakeBack ? (
            <PressButton onPress={supplement.takeBack}>{t('supplement.takeBack')}</PressButton>
          ) : null}
        </div>
      )}
      {whyNot === null && proposal === null && ordered === null ? (
        <Form key={view.verdictId} supplement={supplement} view={view} />
      ) : whyNot !== null && ordered === null ? (
        <RefusalNote code={whyNot} />
      ) : null}
    </section>
  );
};

/** Adding to what was refunded in part: looked up by its number, or one of those that wait for a second word. */
export const SupplementPane = ({ supplement }: { supplement: Supplement }) => {
  const { t } = useTranslation();
  const id = useId();
  const [text, setText] = useState(supplement.asked);
  const { found, chosen, asked, refusal } = supplement;
  return (
    <article className={styles.pane}>
      <header>
        <h1 className={styles.title}>{t('supplement.title')}</h1>
        <p>{t('supplement.then')}</p>
      </header>
      <form
        className={styles.search}
        onSubmit={(event) => {
          event.preventDefault();
          supplement.lookUp(text);
        }}
      >
        <label htmlFor={id}>{t('supplement.find')}</label>
        <input
          id={id}
          className={styles.input}
          autoComplete="off"
          maxLength={64}
          placeholder={t('supplement.findHint')}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
          }}
        />
        <PressButton
          onPress={() => {
            supplement.lookUp(text);
          }}
        >
          {t('supplement.search')}
        </PressButton>
        <PressButton kind="quiet" onPress={supplement.toggle}>
          {t('supplement.close')}
        </PressButton>
      </form>
      {refusal === null ? null : <RefusalNote code={refusal} />}
      {found === null ? (
        <p>{refusal === null ? t('frame.loading') : null}</p>
      ) : chosen === null ? (
        <p>{t(asked === '' ? 'supplement.noneWaiting' : 'supplement.none')}</p>
      ) : (
        <>
          {found.length < 2 ? null : (
            <div className={styles.choices}>
              {found.map((view) => (
                <PressButton
                  key={view.verdictId}
                  isPressed={view.verdictId === chosen.verdictId}
                  kind={view.verdictId === chosen.verdictId ? 'strong' : 'plain'}
                  onPress={() => {
                    supplement.choose(view.verdictId);
                  }}
                >
                  {showText(view.returnNo)}
                </PressButton>
              ))}
            </div>
          )}
          <Card supplement={supplement} view={chosen} />
        </>
      )}
    </article>
  );
};

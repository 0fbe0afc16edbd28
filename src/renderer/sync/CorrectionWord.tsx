import { useEffect } from 'react';
import type { RefundCorrection } from '../../shared/correction.ts';
import { useApproval } from '../decision/use-approval.ts';
import { WordPanel } from '../decision/WordPanel.tsx';
import { formatMoney } from '../ui/money.ts';
import { showText } from '../ui/shown-text.ts';
import { useStation } from '../ui/station-client.ts';
import { useTranslation } from '../ui/words-context.ts';
import type { Corrections } from './use-corrections.ts';
import styles from './CorrectionForm.module.css';

type CorrectionWordProps = { correction: RefundCorrection; corrections: Corrections };

/** Another sum that somebody proposed for a refused refund, and the word it waits for. */
export const CorrectionWord = ({ correction, corrections }: CorrectionWordProps) => {
  const { t } = useTranslation();
  const station = useStation();
  const { currency, orderedCents, proposal, word, shop } = correction;
  const { earRef, tell } = corrections;
  const approval = useApproval(
    correction,
    // What became of it is said by the calls: this row is gone by then.
    { onDone: () => undefined, onChanged: () => undefined },
    {
      confirm: async (input) => {
        const result = await station.correctionConfirm(input);
        if (!result.ok) return result;
        const { confirmedBy: who, totalCents } = result.value;
        tell({ is: 'confirmed', who, amount: formatMoney(totalCents, currency), then: word?.then ?? 'call' });
        return result;
      },
      reject: async (input) => {
        const result = await station.correctionReject(input);
        if (result.ok) tell({ is: 'rejected' });
        return result;
      },
      // Nothing is taken back: it was sent before.
      takeBack: () => Promise.resolve({ ok: true, value: undefined }),
    },
  );
  // Several may wait: the badge is for the one that asks for it.
  const isAsked = approval.asking === 'second';
  useEffect(() => {
    if (!isAsked) return;
    earRef.current = approval.hear;
    return () => {
      earRef.current = () => false;
    };
  });
  if (proposal === null || word === null) return null;
  return (
    <div className={styles.waiting}>
      <p>
        <strong>
          {t('correction.refund.proposed', {
            ...{ who: showText(proposal.operatorNo), amount: formatMoney(proposal.amountCents, currency) },
          })}
        </strong>{' '}
        <s className={styles.before}>{formatMoney(orderedCents, currency)}</s>
      </p>
      <p>{showText(proposal.reason)}</p>
      <WordPanel
        approval={approval}
        word={word}
        shop={showText(shop)}
        currency={currency}
        hasKey={false}
        {...(word.then === 'call'
          ? {
              then: t('correction.refund.thenCall', {
                ...{ shop: showText(shop), amount: formatMoney(word.totalCents, currency) },
                before: formatMoney(orderedCents, currency),
              }),
            }
          : {})}
      />
    </div>
  );
};

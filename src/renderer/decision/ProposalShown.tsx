import type { ReactNode } from 'react';
import type { Proposal } from '../../shared/decision.ts';
import { outcomeOf } from '../../shared/refusal.ts';
import { formatMoney } from '../ui/money.ts';
import { PressButton } from '../ui/PressButton.tsx';
import { showText } from '../ui/shown-text.ts';
import { clockTime } from '../ui/time-left.ts';
import { useNow } from '../ui/use-now.ts';
import { useTranslation } from '../ui/words-context.ts';
import styles from './ProposalShown.module.css';

type ProposalShownProps = {
  proposal: Proposal;
  currency: string;
  onChange: () => void;
  /** What it waits for, where that can be told in more than a sentence. */
  children?: ReactNode;
};

/** What was proposed, by whom and why, and what happens now. */
export const ProposalShown = ({ proposal, currency, onChange, children = null }: ProposalShownProps) => {
  const { t } = useTranslation();
  const now = useNow(60_000);
  const isReserved = outcomeOf(proposal.kind) !== null;
  const then =
    proposal.kind === 'refund-part'
      ? t('decide.proposalPart')
      : proposal.kind === 'refund-full'
        ? t('decide.proposalFull')
        : isReserved
          ? t('sentAnew.reservedThen')
          : t('decide.proposalRefuse');
  return (
    <section className={styles.shown} role="status">
      <div className={styles.change}>
        <PressButton onPress={onChange}>{t(isReserved ? 'sentAnew.goOn' : 'decide.changeProposal')}</PressButton>
      </div>
      <p className={styles.title}>
        <strong>
          {`${t(isReserved ? 'sentAnew.reserved' : 'decide.proposalTitle')} · ${t(`decisionKind.${proposal.kind}`)}`}
        </strong>
        {proposal.amountCents === null ? null : (
          <strong>{t('decide.proposalAmount', { amount: formatMoney(proposal.amountCents, currency) })}</strong>
        )}
        <span className={styles.by}>
          {t('decide.proposalBy', { who: proposal.operatorNo, time: clockTime(proposal.at, now) })}
        </span>
      </p>
      <p className={styles.reason}>{showText(proposal.reason)}</p>
      {children ?? <p className={styles.then}>{then}</p>}
    </section>
  );
};

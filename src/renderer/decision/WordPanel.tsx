import type { WordWanted } from '../../shared/approval.ts';
import { formatMoney } from '../ui/money.ts';
import { PressButton } from '../ui/PressButton.tsx';
import { useTranslation } from '../ui/words-context.ts';
import type { Approval } from './use-approval.ts';
import { WordDialog } from './WordDialog.tsx';
import styles from './WordPanel.module.css';

type WordPanelProps = {
  approval: Approval;
  word: WordWanted;
  shop: string;
  currency: string;
  /** F6 asks for it here. */
  hasKey?: boolean;
  /** What follows, in words, where that is not an order that can still be taken back. */
  then?: string;
};

/** Whose word a proposal waits for and why, what happens then, and the ways to give or refuse it. */
export const WordPanel = ({ approval, word, shop, currency, hasKey = true, then }: WordPanelProps) => {
  const { t } = useTranslation();
  const amount = formatMoney(word.totalCents, currency);
  const follows = then ?? t(word.then === 'call' ? 'approval.thenCall' : 'approval.thenHand', { shop, amount });
  const isMine = word.whyNotMine === null;
  const hasPeople = word.whyNotMine !== 'people-needed';
  return (
    <section className={styles.panel} aria-label={t('approval.title')}>
      <div className={styles.says}>
        <p className={styles.why}>{t(`approval.why.${word.why}`)}</p>
        <p>{follows}</p>
        {word.whyNotMine === null ? null : (
          <p className={styles.not}>
            {t(`error.${word.whyNotMine}.what`)}
            {hasPeople ? null : ` ${t('error.people-needed.then')}`}
          </p>
        )}
      </div>
      <div className={styles.ways}>
        {isMine ? (
          <PressButton
            kind="strong"
            {...(hasKey ? { keyName: 'F6' } : {})}
            onPress={() => {
              approval.ask('own');
            }}
          >
            {t('approval.mine', { amount })}
          </PressButton>
        ) : null}
        {hasPeople ? (
          <PressButton
            {...(isMine || !hasKey ? {} : { keyName: 'F6' })}
            onPress={() => {
              approval.ask('second');
            }}
          >
            {t('approval.second')}
          </PressButton>
        ) : null}
        <PressButton
          onPress={() => {
            approval.ask('reject');
          }}
        >
          {t('approval.reject')}
        </PressButton>
      </div>
      {approval.asking === null ? null : (
        <WordDialog key={approval.asking} approval={approval} asking={approval.asking} amount={amount} then={follows} />
      )}
    </section>
  );
};

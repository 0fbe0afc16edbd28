import type { ReactNode } from 'react';
import { JUDGEMENTS } from '../../shared/domain-words.ts';
import type { ToDecideItem } from '../../shared/decision.ts';
import { showText } from '../ui/shown-text.ts';
import { clockTime } from '../ui/time-left.ts';
import { useNow } from '../ui/use-now.ts';
import { useTranslation } from '../ui/words-context.ts';
import more from '../ui/ScrollMore.module.css';
import { Grounds } from './Grounds.tsx';
import type { AdviceRead } from './use-advice.ts';
import styles from './CaseFacts.module.css';

const Goods = ({ item }: { item: ToDecideItem }) => {
  const { t } = useTranslation();
  const lines = item.expectedReturn?.lines ?? [];
  return (
    <ul className={styles.goods}>
      {lines.map((line) => (
        <li key={line.id}>
          {showText(line.bundle === null ? line.name : `${line.bundle} · ${line.name}`)}{' '}
          <span className={styles.counts}>
            {[
              t('box.expected', { n: line.expected }),
              t('box.good', { n: line.good }),
              ...(line.defective > 0 ? [t('box.defective', { n: line.defective })] : []),
              ...(line.extra > 0 ? [t('box.extra', { n: line.extra })] : []),
              ...(line.elsewhere > 0 ? [t('odd.elsewhere', { n: line.elsewhere })] : []),
              ...(line.isGift ? [t('odd.gift')] : []),
            ].join(' · ')}
          </span>
          {line.serialState === 'mismatch' ? (
            <span className={styles.serials}>
              <span>{t('box.serialShipped', { serials: line.shippedSerials.map(showText).join(' ') })}</span>
              <span>{t('box.serialSeen', { serials: line.seenSerials.map(showText).join(' ') })}</span>
            </span>
          ) : null}
        </li>
      ))}
    </ul>
  );
};

type CaseFactsProps = {
  item: ToDecideItem;
  advice: AdviceRead;
  /** What can be done with the case, under the two sides of it. */
  children: ReactNode;
};

/** The buyer's words beside our finding, what law and platform say, the judgements, and what is missing. */
export const CaseFacts = ({ item, advice, children }: CaseFactsProps) => {
  const { t } = useTranslation();
  const now = useNow(60_000);
  const { expectedReturn } = item;
  return (
    <section className={`${styles.facts} ${more.scroll}`} aria-label={t('decide.facts')} tabIndex={0}>
      <div className={styles.sides}>
        <div className={styles.side}>
          <h2 className={styles.label}>{t('decide.buyerSays')}</h2>
          {expectedReturn === null ? (
            <p className={styles.claim}>{t('decide.noReturn')}</p>
          ) : (
            <>
              <p className={styles.claim}>{t(`reason.${expectedReturn.reason}`)}</p>
              <p>{showText(expectedReturn.reasonText)}</p>
            </>
          )}
        </div>
        <div className={styles.side}>
          <h2 className={styles.label}>{t('decide.weFound')}</h2>
          <p className={styles.claim}>{item.codes.map((code) => t(`code.${code}`)).join(' · ')}</p>
          <p>{t(`finding.${item.finding}`)}</p>
        </div>
      </div>
      {children}
      {expectedReturn === null ? null : <Grounds advice={advice} expectedReturn={expectedReturn} />}
      {item.gaps.length === 0 ? null : (
        <div className={styles.gaps}>
          <p>
            <strong>{t('decide.gaps')}</strong> {item.gaps.map((gap) => t(`gap.${gap}`)).join(' · ')}
          </p>
          <p className={styles.small}>{t('decide.gapsThen')}</p>
        </div>
      )}
      <dl className={styles.list}>
        {expectedReturn === null ? null : (
          <>
            <dt>{t('decide.order')}</dt>
            <dd>
              <span data-copy="">{showText(expectedReturn.orderNo)}</span>
              <span className={styles.small}>
                {t('decide.shop', { shop: showText(expectedReturn.shop), buyer: showText(expectedReturn.buyer) })}
              </span>
            </dd>
          </>
        )}
        {expectedReturn?.dispute === undefined ? null : (
          <>
            <dt>{t('dispute.name')}</dt>
            <dd>
              <span className={styles.dispute}>{t(`dispute.${expectedReturn.dispute}`)}</span>
              {expectedReturn.dispute === 'proof-wanted' ? (
                <span className={styles.small}>{t('disputeThen.proof-wanted')}</span>
              ) : null}
            </dd>
          </>
        )}
        {expectedReturn === null ? null : (
          <>
            <dt>{t(`category.${expectedReturn.category}`)}</dt>
            <dd>
              <Goods item={item} />
            </dd>
          </>
        )}
        <dt>{t('decide.cause')}</dt>
        <dd>
          {t(`cause.${item.cause}`)}
          <span className={styles.small}>
            {t('decide.judgedBy', { who: item.operatorNo, time: clockTime(item.judgedAt, now) })}
          </span>
          <span>{item.bin === null ? t('decide.noBin') : t('decide.bin', { bin: item.bin })}</span>
        </dd>
        <dt>{t('decide.judgements')}</dt>
        <dd className={styles.judgements}>
          {JUDGEMENTS.map((judgement) => (
            <span key={judgement} className={styles.judgement} data-value={item.judgements[judgement]}>
              {`${t(`judgement.${judgement}`)} ${t(`judgementValue.${item.judgements[judgement]}`)}`}
            </span>
          ))}
        </dd>
        {item.note === '' ? null : (
          <>
            <dt>{t('decide.note')}</dt>
            <dd>{showText(item.note)}</dd>
          </>
        )}
      </dl>
    </section>
  );
};

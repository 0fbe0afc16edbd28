import type { ReactNode } from 'react';
import type { CaseView } from '../../shared/cases.ts';
import type { ReturnView } from '../../shared/session.ts';
import { ServiceTextButton } from '../decision/ServiceTextButton.tsx';
import { ThreeWayButton } from '../evidence/three-way/ThreeWayButton.tsx';
import { formatMoney } from '../ui/money.ts';
import { showText } from '../ui/shown-text.ts';
import { clockTime } from '../ui/time-left.ts';
import { useNow } from '../ui/use-now.ts';
import { VerdictMark } from '../ui/VerdictMark.tsx';
import { WaybillText } from '../ui/WaybillText.tsx';
import { useTranslation } from '../ui/words-context.ts';
import styles from './CaseHead.module.css';

const Goods = ({ line }: { line: ReturnView['lines'][number] }) => {
  const { t } = useTranslation();
  return (
    <li>
      {`${showText(line.name)} × ${line.expected}`}
      {line.serialState === 'mismatch' ? (
        <span className={styles.serials}>
          <span>{t('dossier.shipped', { serial: line.shippedSerials.map(showText).join(' ') })}</span>
          <strong>{t('dossier.seen', { serial: line.seenSerials.map(showText).join(' ') })}</strong>
        </span>
      ) : null}
    </li>
  );
};

const OneReturn = ({ one, view }: { one: ReturnView; view: CaseView }) => {
  const { t } = useTranslation();
  const given = view.verdicts.find(({ returnId }) => returnId === one.id || returnId === null);
  return (
    <section className={styles.one}>
      <div className={styles.row}>
        {given === undefined ? null : <VerdictMark verdict={given.verdict} isLong />}
        <strong className={styles.money}>{formatMoney(one.amountCents, one.currency)}</strong>
        <span className={styles.soft}>
          {t('dossier.shop', { shop: showText(one.shop), buyer: showText(one.buyer) })}
        </span>
        <ThreeWayButton inspectionId={view.inspectionId} returnId={one.id} />
        {given === undefined ? null : <ServiceTextButton inspectionId={view.inspectionId} returnId={one.id} />}
      </div>
      <p className={styles.numbers}>
        <span data-copy="">{t('dossier.order', { no: showText(one.orderNo) })}</span>
        <span data-copy="">{t('dossier.returned', { no: showText(one.returnNo) })}</span>
      </p>
      <ul className={styles.goods}>
        {one.lines.map((line) => (
          <Goods key={line.id} line={line} />
        ))}
      </ul>
      <dl className={styles.claims}>
        <dt>{t('dossier.buyerSays')}</dt>
        <dd>
          <strong>{t(`reason.${one.reason}`)}</strong> {showText(one.reasonText)}
        </dd>
        {one.dispute === undefined ? null : (
          <>
            <dt>{t('dispute.name')}</dt>
            <dd>
              <strong>{t(`dispute.${one.dispute}`)}</strong>
            </dd>
          </>
        )}
        {given === undefined ? null : (
          <>
            <dt>{t('dossier.weFound')}</dt>
            <dd>
              <strong>{given.codes.map((code) => t(`code.${code}`)).join(' · ')}</strong> {showText(given.note)}
            </dd>
          </>
        )}
      </dl>
    </section>
  );
};

/** Which parcel this is, what the buyer says of it and what was found. */
export const CaseHead = ({ view, children }: { view: CaseView; children: ReactNode }) => {
  const { t } = useTranslation();
  const now = useNow(60_000);
  return (
    <header className={styles.head}>
      <div className={styles.row}>
        <h2 className={styles.waybill}>
          <WaybillText waybill={view.waybill} />
        </h2>
        <span className={styles.soft}>{`${clockTime(view.openedAt, now)} · ${view.operatorNo}`}</span>
        {children}
      </div>
      {view.isOpen ? <p className={styles.openNow}>{t('dossier.openNow')}</p> : null}
      {view.returns.length === 0 ? <p>{t('cases.noReturn')}</p> : null}
      {view.returns.map((one) => (
        <OneReturn key={one.id} one={one} view={view} />
      ))}
    </header>
  );
};

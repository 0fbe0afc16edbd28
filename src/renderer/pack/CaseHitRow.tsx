import { IconLock, IconSquare, IconSquareCheckFilled } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { CaseHit } from '../../shared/cases.ts';
import { useDevices } from '../ui/devices.ts';
import { GoodsPicture } from '../ui/GoodsPicture.tsx';
import { formatMoney } from '../ui/money.ts';
import { showText } from '../ui/shown-text.ts';
import { clockTime } from '../ui/time-left.ts';
import { useNow } from '../ui/use-now.ts';
import { VerdictMark } from '../ui/VerdictMark.tsx';
import { WaybillText } from '../ui/WaybillText.tsx';
import { useTranslation } from '../ui/words-context.ts';
import styles from './CaseHitRow.module.css';

type CaseHitRowProps = {
  hit: CaseHit;
  isChosen: boolean;
  isOpened: boolean;
  isMarked: boolean;
  onOpen: () => void;
  onToggle: () => void;
};

/** One case in the list: which parcel, whose, what it is about, and how far it is. */
export const CaseHitRow = ({ hit, isChosen, isOpened, isMarked, onOpen, onToggle }: CaseHitRowProps) => {
  const { t } = useTranslation();
  const { thumbUrl } = useDevices();
  const now = useNow(60_000);
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isChosen) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isChosen]);
  const [first] = hit.returns;
  const others = Math.max(0, hit.moreReturns + hit.returns.length - 1);
  const worst =
    hit.verdicts.find(({ verdict }) => verdict === 'swapped') ??
    hit.verdicts.find(({ verdict }) => verdict === 'damaged') ??
    hit.verdicts[0];
  return (
    <div
      ref={row}
      id={`case-${hit.inspectionId}`}
      role="option"
      aria-selected={isChosen}
      className={styles.row}
      data-opened={isOpened}
      onClick={onOpen}
    >
      {/* For the pointer; Space on the list does the same. */}
      <span
        aria-hidden="true"
        className={styles.tick}
        onClick={(event) => {
          event.stopPropagation();
          onToggle();
        }}
      >
        {isMarked ? <IconSquareCheckFilled size={26} /> : <IconSquare size={26} />}
      </span>
      <span className={styles.picture}>
        {hit.photo === null ? (
          <GoodsPicture url={hit.picture} isSmall={false} />
        ) : (
          <img className={styles.photo} src={thumbUrl(hit.photo)} alt="" draggable={false} />
        )}
      </span>
      <span className={styles.words}>
        <span className={styles.line}>
          {worst === undefined ? null : <VerdictMark verdict={worst.verdict} />}
          {first === undefined ? null : (
            <strong className={styles.money}>{formatMoney(first.amountCents, first.currency)}</strong>
          )}
        </span>
        <WaybillText waybill={hit.waybill} />
        <span className={styles.title}>{hit.title === '' ? t('cases.noTitle') : showText(hit.title)}</span>
        <span className={styles.small}>
          <span className={styles.at}>{clockTime(hit.openedAt, now)}</span>
          <span>{first === undefined ? t('cases.noReturn') : showText(first.orderNo)}</span>
          {others === 0 ? null : <span>{t('cases.others', { n: others })}</span>}
          {hit.decision === 'none' ? null : <span>{t(`cases.decision.${hit.decision}`)}</span>}
          {hit.exports === 0 ? null : <span>{t('cases.exported', { n: hit.exports })}</span>}
          {hit.isHeld ? (
            <span className={styles.held}>
              <IconLock size={16} aria-hidden="true" />
              {t('cases.held')}
            </span>
          ) : null}
        </span>
        {isMarked ? <span className={styles.hidden}>{t('cases.mark', { waybill: hit.waybill })} ✓</span> : null}
      </span>
    </div>
  );
};

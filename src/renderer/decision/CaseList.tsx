import type { TFunction } from 'i18next';
import { useEffect, useRef } from 'react';
import type { ToDecideItem } from '../../shared/decision.ts';
import { DeadlineRing } from '../ui/DeadlineRing.tsx';
import { wordTimeLeft } from '../ui/duration-words.ts';
import { formatMoney } from '../ui/money.ts';
import { showText } from '../ui/shown-text.ts';
import { useNow } from '../ui/use-now.ts';
import { VerdictMark } from '../ui/VerdictMark.tsx';
import { WaybillText } from '../ui/WaybillText.tsx';
import { useTranslation } from '../ui/words-context.ts';
import { isTalkOver } from './case-filter.ts';
import { wordTarget } from './word-target.ts';
import styles from './CaseList.module.css';

type CaseListProps = {
  items: readonly ToDecideItem[];
  selectedId: string;
  onSelect: (verdictId: string) => void;
  onMove: (by: 1 | -1) => void;
};

/** That it is flagged, and by when it should be decided. */
const wordMarks = (t: TFunction, item: ToDecideItem, now: number): string =>
  [item.flag === null ? null : t('flag.mark'), wordTarget(t, item, now)].filter((mark) => mark !== null).join(' · ');

/** Cases, least time first; arrow keys go through them. */
export const CaseList = ({ items, selectedId, onSelect, onMove }: CaseListProps) => {
  const { t } = useTranslation();
  const now = useNow(15_000);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [selectedId]);
  return (
    <div
      ref={list}
      className={styles.list}
      role="listbox"
      aria-label={t('decide.listLabel')}
      aria-activedescendant={`case-${selectedId}`}
      tabIndex={0}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
        event.preventDefault();
        onMove(event.key === 'ArrowDown' ? 1 : -1);
      }}
    >
      {items.map((item) => (
        <div
          key={item.verdictId}
          id={`case-${item.verdictId}`}
          role="option"
          aria-selected={item.verdictId === selectedId}
          className={styles.item}
          onClick={() => {
            onSelect(item.verdictId);
          }}
        >
          <div className={styles.row}>
            <VerdictMark verdict={item.verdict} />
            {item.expectedReturn === null ? null : (
              <span className={styles.money}>
                {formatMoney(item.expectedReturn.amountCents, item.expectedReturn.currency)}
              </span>
            )}
          </div>
          <WaybillText waybill={item.waybill} />
          <div className={styles.row}>
            {item.proposal === null ? (
              item.deadlineAt === null ? (
                <span className={styles.calm}>{t('decide.noDeadline')}</span>
              ) : (
                <DeadlineRing deadlineAt={item.deadlineAt} size={28} />
              )
            ) : (
              <span className={styles.calm}>
                {`${t('decide.proposedMark')} · ${t(`decisionKind.${item.proposal.kind}`)}`}
              </span>
            )}
            <span className={styles.bin}>{item.bin ?? ''}</span>
          </div>
          {wordMarks(t, item, now) === '' ? null : <p className={styles.calm}>{wordMarks(t, item, now)}</p>}
          {item.negotiation?.isOpen === true ? (
            <p className={styles.talk} data-over={isTalkOver(item, now)}>
              {isTalkOver(item, now)
                ? t('negotiation.markOver', { who: showText(item.negotiation.owner.name) })
                : t('negotiation.mark', {
                    who: item.negotiation.isMine ? t('negotiation.me') : showText(item.negotiation.owner.name),
                    time: wordTimeLeft(t, item.negotiation.dueAt, now),
                  })}
            </p>
          ) : null}
        </div>
      ))}
    </div>
  );
};

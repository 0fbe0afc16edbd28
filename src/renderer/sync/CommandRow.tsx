import { useState } from 'react';
import { LAST_WORDS } from '../../shared/last-words.ts';
import type { LastWords } from '../../shared/last-words.ts';
import { isAnswer } from '../../shared/sync.ts';
import type { CommandView } from '../../shared/sync.ts';
import { DeadlineRing } from '../ui/DeadlineRing.tsx';
import { formatMoney } from '../ui/money.ts';
import { PressButton } from '../ui/PressButton.tsx';
import { PlatformWords } from '../ui/PlatformWords.tsx';
import { showText } from '../ui/shown-text.ts';
import { clockTime } from '../ui/time-left.ts';
import { useNow } from '../ui/use-now.ts';
import { WaybillText } from '../ui/WaybillText.tsx';
import { useTranslation } from '../ui/words-context.ts';
import { CodeForm } from './CodeForm.tsx';
import { CorrectionWord } from './CorrectionWord.tsx';
import { CorrectRefund } from './CorrectRefund.tsx';
import { CorrectRefusal } from './CorrectRefusal.tsx';
import { SettledForm } from './SettledForm.tsx';
import type { OnSettle } from './SettledForm.tsx';
import type { Corrections } from './use-corrections.ts';
import styles from './CommandRow.module.css';

type CommandRowProps = {
  command: CommandView;
  onRelease: (commandId: string, code?: string) => void;
  onSettle: OnSettle;
  /** Takes a shipment back of which nothing has left. */
  onTakeBack: (commandId: string) => void;
  corrections: Corrections;
};

const isOurs = (words: string): words is LastWords => LAST_WORDS.some((id) => id === words);

/** One command: what it asks for, how often it was tried, what was said, and what happens next. */
export const CommandRow = ({ command, onRelease, onSettle, onTakeBack, corrections }: CommandRowProps) => {
  const { t } = useTranslation();
  const now = useNow(10_000);
  const { state, lastWords, nextAttemptAt, doneAt } = command;
  // Goods and notices have no deadline of their own; only the answer to the buyer has.
  const hasDeadline = isAnswer(command.kind);
  const needsCode = state === 'parked' && lastWords === 'sync:code-needed';
  const isByHand = lastWords === 'sync:by-hand';
  const isTold = command.isToldOnly === true;
  // Nothing of it goes again: releasing would only say so once more.
  const isLost = lastWords === 'sync:stock-lost';
  // No call does it, or not all of it: the form is the way on. Elsewhere releasing is, and the form is asked for.
  const isOnlyByHand = isByHand || isTold || isLost || lastWords === 'sync:refunded-less';
  const [open, setOpen] = useState<'note' | 'correct' | null>(null);
  const waiting = command.isForCorrection ? corrections.waitingOf(command.id) : null;
  const canCorrect = command.isForCorrection && waiting === null;
  const isOpen = state === 'waiting' || state === 'unknown' || state === 'parked';
  const when =
    state === 'done' && doneAt !== null
      ? t('sync.doneAt', { time: clockTime(doneAt, now) })
      : state === 'cancelled'
        ? t('sync.cancelledAt')
        : state === 'parked' || nextAttemptAt === null
          ? ''
          : command.attempts === 0
            ? t('sync.undoUntil', { time: clockTime(nextAttemptAt, now) })
            : t('sync.nextAt', { time: clockTime(nextAttemptAt, now) });
  const asked =
    command.kind === 'refund'
      ? formatMoney(command.amountCents, command.currency)
      : command.kind === 'stock'
        ? t('stockCommand.units', { n: command.units })
        : t(`sync.${command.kind}`);
  return (
    <li className={styles.row}>
      <div className={styles.main}>
        <WaybillText waybill={command.waybill} />
        <span className={styles.money}>{asked}</span>
        <span className={styles.return} data-copy="">
          {showText(command.returnNo)}
          {command.sent === null ? null : <span className={styles.sent}>→ {showText(command.sent.waybill)}</span>}
        </span>
        <span className={styles.when}>{when}</span>
        <span className={styles.tries}>{command.attempts > 0 ? t('sync.attempts', { n: command.attempts }) : ''}</span>
        <span className={styles.deadline}>
          {isOpen && hasDeadline ? <DeadlineRing deadlineAt={command.deadlineAt} size={28} /> : null}
        </span>
      </div>
      {state === 'parked' || (lastWords !== null && isOpen) ? (
        <div className={styles.said}>
          <p className={styles.words}>
            {lastWords === null ? (
              t('sync.noWords')
            ) : isOurs(lastWords) ? (
              t(`lastWords.${lastWords}`)
            ) : (
              <PlatformWords words={lastWords} label={<span className={styles.label}>{t('sync.words')}</span>} />
            )}
            {command.platformCents === null ? null : (
              <span className={styles.amounts}>
                {t('sync.amounts', {
                  ours: formatMoney(command.amountCents, command.currency),
                  theirs: formatMoney(command.platformCents, command.currency),
                })}
              </span>
            )}
          </p>
          {needsCode ? <CodeForm commandId={command.id} onRelease={onRelease} /> : null}
          {state === 'parked' || command.isForHand ? (
            <div className={styles.acts}>
              {command.canTakeBack ? (
                <PressButton
                  onPress={() => {
                    onTakeBack(command.id);
                  }}
                >
                  {t('shipment.takeBack')}
                </PressButton>
              ) : null}
              {command.isForHand && !isOnlyByHand ? (
                <PressButton
                  isPressed={open === 'note'}
                  onPress={() => {
                    setOpen(open === 'note' ? null : 'note');
                  }}
                >
                  {t(`settle.${command.kind}.open`)}
                </PressButton>
              ) : null}
              {canCorrect ? (
                <PressButton
                  isPressed={open === 'correct'}
                  onPress={() => {
                    setOpen(open === 'correct' ? null : 'correct');
                  }}
                >
                  {t('correction.open')}
                </PressButton>
              ) : null}
              {state === 'parked' && !isLost ? (
                <PressButton
                  onPress={() => {
                    onRelease(command.id);
                  }}
                >
                  {isByHand || isTold ? t('byHand.again') : t(needsCode ? 'sync.newCode' : 'sync.release')}
                </PressButton>
              ) : null}
            </div>
          ) : null}
        </div>
      ) : null}
      {command.isForHand && (isOnlyByHand || open === 'note') ? (
        <SettledForm command={command} onSettle={onSettle} />
      ) : null}
      {waiting === null ? null : <CorrectionWord correction={waiting} corrections={corrections} />}
      {canCorrect && open === 'correct' ? (
        command.kind === 'refund' ? (
          <CorrectRefund commandId={command.id} corrections={corrections} />
        ) : (
          <CorrectRefusal commandId={command.id} corrections={corrections} />
        )
      ) : null}
    </li>
  );
};

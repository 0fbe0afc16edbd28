import { IconHourglass } from '@tabler/icons-react';
import type { ToDecideItem } from '../../shared/decision.ts';
import type { MoreTimeAsked } from '../../shared/more-time.ts';
import { LAST_WORDS } from '../../shared/last-words.ts';
import { wordIn } from '../pack/code-words.ts';
import { PlatformWords } from '../ui/PlatformWords.tsx';
import { PressButton } from '../ui/PressButton.tsx';
import { RefusalNote } from '../ui/RefusalNote.tsx';
import { clockTime } from '../ui/time-left.ts';
import { useNow } from '../ui/use-now.ts';
import { useTranslation } from '../ui/words-context.ts';
import { useMoreTime } from './use-more-time.ts';
import styles from './MoreTimeLine.module.css';

/** What came of asking, in one sentence: the outcome, the platform's words, and what holds now. */
const Said = ({ asked, now }: { asked: MoreTimeAsked; now: number }) => {
  const { t } = useTranslation();
  const { askedAt, operatorNo, outcome, words, deadlineAt } = asked;
  const said = outcome ?? 'unheard';
  const isOurs = LAST_WORDS.some((id) => id === words);
  return (
    <p className={styles.said} data-good={outcome === 'granted'} role="status">
      {t('moreTime.by', { who: operatorNo, time: clockTime(askedAt, now) })}{' '}
      <strong>{t(`moreTimeSaid.${said}.what`, { time: deadlineAt === null ? '' : clockTime(deadlineAt, now) })}</strong>{' '}
      {words === null ? null : <>{isOurs ? wordIn(t, 'moreTimeWhy', words) : <PlatformWords words={words} />} </>}
      {t(`moreTimeSaid.${said}.then`)}
    </p>
  );
};

type MoreTimeLineProps = { item: ToDecideItem; onChanged: () => void };

/** The platform's timer of a return, and a button that asks for a longer one; nothing where no call asks for it. */
export const MoreTimeLine = ({ item, onChanged }: MoreTimeLineProps) => {
  const { t } = useTranslation();
  const now = useNow(15_000);
  const { view, isBusy, refusal, ask } = useMoreTime(item, onChanged);
  if (view === null || (!view.isPossible && view.asked === null && refusal === null)) return null;
  const { isPossible, platformDeadlineAt, asked } = view;
  return (
    <div className={styles.line}>
      {isPossible ? (
        <PressButton kind="quiet" isDisabled={isBusy} onPress={ask}>
          <span className={styles.ask}>
            <IconHourglass size={20} aria-hidden="true" />
            <span>{isBusy ? t('moreTime.asking') : t('moreTime.ask')}</span>
            <span className={styles.timer}>
              {platformDeadlineAt === null
                ? t('moreTime.noTimer')
                : t('moreTime.timer', { time: clockTime(platformDeadlineAt, now) })}
            </span>
          </span>
        </PressButton>
      ) : null}
      {asked === null || isBusy ? null : <Said asked={asked} now={now} />}
      {refusal === null ? null : <RefusalNote code={refusal} />}
    </div>
  );
};

import type { BoardView, RunningTalk } from '../../shared/board.ts';
import { wordTimeLeft } from '../ui/duration-words.ts';
import { showText } from '../ui/shown-text.ts';
import { WaybillText } from '../ui/WaybillText.tsx';
import { useTranslation } from '../ui/words-context.ts';
import styles from './TalkList.module.css';

type TalkListProps = { talks: BoardView['talks']; nearHours: number; shown: number; now: number };

const urgencyOf = ({ dueAt }: RunningTalk, nearHours: number, now: number): 'late' | 'near' | 'calm' =>
  dueAt <= now ? 'late' : dueAt - now <= nearHours * 3_600_000 ? 'near' : 'calm';

/** Negotiations that run: how many are over their time, and the nearest with who owns them. */
export const TalkList = ({ talks, nearHours, shown, now }: TalkListProps) => {
  const { t } = useTranslation();
  const { late, near, nearest } = talks;
  return (
    <>
      <p className={styles.counts}>
        <span data-late={late > 0}>{t('board.talksLate', { n: late })}</span>
        <span>{t('board.talksNear', { n: near, h: nearHours })}</span>
      </p>
      <ol className={styles.list}>
        {nearest.slice(0, shown).map((talk) => (
          <li key={talk.verdictId} className={styles.row} data-urgency={urgencyOf(talk, nearHours, now)}>
            <strong className={styles.owner}>
              {talk.owner.operatorNo === ''
                ? t('board.talkNobody')
                : `${showText(talk.owner.name)} ${talk.owner.operatorNo}`}
            </strong>
            <WaybillText waybill={talk.waybill} />
            <span className={styles.time}>{wordTimeLeft(t, talk.dueAt, now)}</span>
          </li>
        ))}
      </ol>
    </>
  );
};

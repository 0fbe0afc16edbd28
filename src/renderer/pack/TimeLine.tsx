import { useState } from 'react';
import type { CaseEvent, CaseView } from '../../shared/cases.ts';
import { PressButton } from '../ui/PressButton.tsx';
import { useTranslation } from '../ui/words-context.ts';
import { eventDetail, groupEvents, isMinor } from './event-detail.ts';
import { exactTime } from './exact-time.ts';
import styles from './TimeLine.module.css';

const Row = ({ event, view, isNewDay }: { event: CaseEvent; view: CaseView; isNewDay: boolean }) => {
  const { t } = useTranslation();
  const { day, time } = exactTime(event.at);
  const detail = eventDetail(t, event, view);
  return (
    <li className={styles.row} title={t('timeLine.unit', { seq: event.seq })}>
      <time className={styles.time} dateTime={new Date(event.at).toISOString()}>
        {isNewDay ? <span className={styles.day}>{day}</span> : null}
        {time}
      </time>
      <span className={styles.what}>
        <span className={styles.event}>{t(`event.${event.event}`)}</span>
        {detail === '' ? null : <span className={styles.detail}>{detail}</span>}
      </span>
      <span className={styles.who}>{event.operatorNo}</span>
    </li>
  );
};

const Group = ({
  group,
  events,
  view,
}: {
  group: 'arrive' | 'bench' | 'decide' | 'after';
  events: CaseEvent[];
  view: CaseView;
}) => {
  const { t } = useTranslation();
  const [isWhole, setIsWhole] = useState(false);
  const shown = isWhole ? events : events.filter((event) => !isMinor(event));
  const left = events.length - shown.length;
  return (
    <section className={styles.group}>
      <h3 className={styles.heading}>{t(`timeLine.group.${group}`)}</h3>
      <ol className={styles.rows}>
        {shown.map((event, index) => (
          <Row
            key={event.seq}
            event={event}
            view={view}
            isNewDay={exactTime(event.at).day !== exactTime(shown[index - 1]?.at ?? -1).day}
          />
        ))}
      </ol>
      {left > 0 || isWhole ? (
        <PressButton
          kind="quiet"
          onPress={() => {
            setIsWhole(!isWhole);
          }}
        >
          {isWhole ? t('timeLine.less') : t('timeLine.more', { n: left })}
        </PressButton>
      ) : null}
    </section>
  );
};

/** What happened to the parcel, when and by whom, in the words of the bench and its own local time. */
export const TimeLine = ({ view }: { view: CaseView }) => {
  const { t } = useTranslation();
  return (
    <section className={styles.line} aria-label={t('timeLine.title')}>
      <h2 className={styles.title}>{t('timeLine.title')}</h2>
      {groupEvents(view.timeLine).map(({ group, events }) => (
        <Group key={group} group={group} events={events} view={view} />
      ))}
    </section>
  );
};

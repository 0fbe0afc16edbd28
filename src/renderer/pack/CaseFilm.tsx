import { IconFlag3, IconX } from '@tabler/icons-react';
import { useRef } from 'react';
import type { CaseView } from '../../shared/cases.ts';
import type { RecordingView } from '../../shared/evidence.ts';
import { readTombstoneRule } from '../../shared/retention.ts';
import { useDevices } from '../ui/devices.ts';
import { PressButton } from '../ui/PressButton.tsx';
import { showText } from '../ui/shown-text.ts';
import { filmTime } from '../ui/time-left.ts';
import { useTranslation } from '../ui/words-context.ts';
import { eventDetail, momentsOf } from './event-detail.ts';
import { exactTime } from './exact-time.ts';
import type { PackDraft } from './use-pack-draft.ts';
import styles from './CaseFilm.module.css';

/** The film that was played last: its moment is what F5 marks. */
export type Player = { recordingId: string; atMs: () => number };

type FilmProps = {
  view: CaseView;
  recording: RecordingView;
  n: number;
  draft: PackDraft;
  onPlayed: (player: Player) => void;
};

/** So much before what happened, so that the hand is seen. */
const BEFORE_MS = 1000;

const Film = ({ view, recording, n, draft, onPlayed }: FilmProps) => {
  const { t } = useTranslation();
  const { recordingUrl } = useDevices();
  const video = useRef<HTMLVideoElement>(null);
  const title = t('recordView.film', { n, length: filmTime(recording.durationMs) });
  const gone = view.deleted.find(({ kind, file }) => kind === 'recording' && file === recording.id);
  const atMs = (): number => Math.round((video.current?.currentTime ?? 0) * 1000);
  const take = (): void => {
    onPlayed({ recordingId: recording.id, atMs });
  };
  const jump = (ms: number): void => {
    take();
    if (video.current !== null) video.current.currentTime = Math.max(0, ms - BEFORE_MS) / 1000;
  };
  const marks = draft.marks.filter(({ recordingId }) => recordingId === recording.id);
  if (gone !== undefined) {
    const told = readTombstoneRule(gone.rule);
    return (
      <p className={styles.none}>
        {told === null
          ? t('dossier.filmGone', { rule: showText(gone.rule) })
          : t('dossier.filmGoneAfter', {
              rule: t(`keep.rule.${told.rule}`),
              days: told.days,
              when: exactTime(gone.at).day,
            })}
      </p>
    );
  }
  return (
    <figure className={styles.film}>
      <video
        ref={video}
        className={styles.player}
        src={recordingUrl(recording.id)}
        aria-label={title}
        controls
        preload="metadata"
        onPlay={take}
        onSeeked={take}
      />
      <figcaption className={styles.caption}>
        <strong>{title}</strong>
        {recording.what === 'repack' ? <strong>{t('repack.film')}</strong> : null}
        <span>{exactTime(recording.startedAt).time}</span>
        <span>{showText(recording.cameraLabel)}</span>
        <span>{recording.end === null ? t('recordView.growing') : t(`recordingEnd.${recording.end}`)}</span>
        <span className={styles.markNow}>
          <PressButton
            keyName="F5"
            onPress={() => {
              draft.addMark({ recordingId: recording.id, atMs: atMs() });
            }}
          >
            {t('dossier.markNow')}
          </PressButton>
        </span>
      </figcaption>
      <div className={styles.chips} role="group" aria-label={t('dossier.moments')}>
        {momentsOf(recording, view.timeLine).map(({ seq, atMs: at, event }) => (
          <button
            key={seq}
            type="button"
            className={styles.chip}
            onClick={() => {
              jump(at);
            }}
          >
            <span className={styles.at}>{filmTime(at)}</span>
            {`${t(`event.${event.event}`)} ${eventDetail(t, event, view)}`}
          </button>
        ))}
      </div>
      {marks.length === 0 ? null : (
        <div className={styles.chips} role="group" aria-label={t('dossier.marks')}>
          {marks.map((mark) => (
            <button
              key={mark.atMs}
              type="button"
              className={styles.mark}
              aria-label={t('dossier.unmark', { time: filmTime(mark.atMs) })}
              onClick={() => {
                draft.removeMark(mark);
              }}
            >
              <IconFlag3 size={16} aria-hidden="true" />
              {filmTime(mark.atMs)}
              <IconX size={16} aria-hidden="true" />
            </button>
          ))}
        </div>
      )}
    </figure>
  );
};

/** The films, with buttons to what happened in them, and marks for what a platform's cut must show. */
export const CaseFilms = ({ view, draft, onPlayed }: Omit<FilmProps, 'recording' | 'n'>) => {
  const { t } = useTranslation();
  const { recordings } = view.evidence;
  return (
    <section className={styles.films} aria-label={t('dossier.film')}>
      {recordings.length === 0 ? <p className={styles.none}>{t('dossier.noFilm')}</p> : null}
      {recordings.map((recording, index) => (
        <Film key={recording.id} view={view} recording={recording} n={index + 1} draft={draft} onPlayed={onPlayed} />
      ))}
      {recordings.length > 0 && draft.marks.length === 0 ? (
        <p className={styles.hint}>{t('dossier.marksNone')}</p>
      ) : null}
    </section>
  );
};

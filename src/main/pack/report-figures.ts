import type { Figure, PackFilm, PackRecord } from '../../shared/pack/pack-record.ts';
import { fill } from '../print/words.ts';
import type { Block, Ref, ReportFigure, Row } from './report-model.ts';
import { beijingTime, lengthText, megabytes, reportWords, shortHash, shownText, wordOf } from './report-text.ts';
import { detailText, saysNothing } from './report-time-line.ts';

// Figures and films as the report shows them, and which four stand on its first page.

const figureAnchor = (number: number): string => `fig-${number}`;
const filmAnchor = (number: number): string => `film-${number}`;

export const figureRef = (record: PackRecord, number: number): Ref => ({
  label: fill(reportWords(record.locale).figure, { n: number }),
  anchor: figureAnchor(number),
});

/** `name`: path in the bag or SHA-256 of a film; one that is not among the films is shown as it is. */
export const filmRef = (record: PackRecord, name: string): Ref => {
  const number = record.films.findIndex(({ path, sha256 }) => path === name || sha256 === name) + 1;
  if (number === 0) return { label: shownText(name), anchor: '' };
  return { label: fill(reportWords(record.locale).film, { n: number }), anchor: filmAnchor(number) };
};

export const reportFigure = (record: PackRecord, figure: Figure): ReportFigure => {
  const words = reportWords(record.locale);
  const { figures } = words;
  const takenAt = beijingTime(figure.takenAt);
  const { modulePxMilli: module } = figure;
  const taken = fill(figures.takenAt, { at: takenAt });
  const legible = module === null ? [] : [fill(figures.module, { px: (module / 1000).toFixed(1) })];
  const original = figure.parent === null ? figures.noParent : figure.parent.replace(/^.*\//, '');
  const notes = [
    shownText(figure.caption),
    [taken, ...legible].join(' · '),
    `${fill(figures.sha, { hash: shortHash(figure.parentSha256) })} · ${original}`,
  ].filter((note) => note !== '');
  return {
    number: figure.number,
    ...figureRef(record, figure.number),
    path: figure.path,
    widthPx: figure.widthPx,
    heightPx: figure.heightPx,
    shot: words.shot[figure.shot],
    takenAt,
    notes,
  };
};

/**
 * The figures of the first page, at most four: the first of each shot, in their order (a preset numbers them so that
 * what its readers look at comes first), then whatever is left.
 */
export const chooseFour = ({ figures }: PackRecord): Figure[] => {
  const inOrder = [...figures].sort((one, other) => one.number - other.number);
  const different = inOrder.filter(({ shot }, index) => inOrder.findIndex((one) => one.shot === shot) === index);
  const chosen = [...new Set([...different, ...inOrder])].slice(0, 4);
  return chosen.sort((one, other) => one.number - other.number);
};

/** What happened on film: the events worth jumping to, in words. */
const MARKED: ReadonlySet<string> = new Set([
  'inspection-opened',
  'matched',
  'photo',
  'fact',
  'weighed',
  'verdict',
  'disposition',
]);
const MOST_MOMENTS = 30;

/** Why a film is not in the pack: said, so that nobody has to guess. */
const whyAbsent = ({ deleted, variant }: PackRecord, film: PackFilm): 'removed' | 'masked' | 'absent' => {
  if (deleted.some(({ sha256 }) => sha256 === film.sha256)) return 'removed';
  return variant === 'masked' ? 'masked' : 'absent';
};

/** What the film is called: that of a repacking says so, for it is no opening. */
const filmTitle = (record: PackRecord, index: number): string => {
  const words = reportWords(record.locale);
  return fill(record.films[index]?.what === 'repack' ? words.repackFilm : words.film, { n: index + 1 });
};

const filmRow = (record: PackRecord, film: PackFilm, index: number): Row => {
  const { films: words } = reportWords(record.locale);
  const files = [
    film.path ?? words[whyAbsent(record, film)],
    fill(words.sha, { hash: shortHash(film.sha256) }),
    ...film.cuts.map(
      ({ path, fromMs, toMs }) => `${fill(words.cut, { from: lengthText(fromMs), to: lengthText(toMs) })}：${path}`,
    ),
  ];
  return [
    { refs: [{ label: filmTitle(record, index), anchor: filmAnchor(index + 1) }] },
    beijingTime(film.startedAt),
    `${lengthText(film.durationMs)}\n${fill(words.size, { mb: megabytes(film.bytes) })}`,
    shownText(film.cameraLabel),
    film.isUnbroken ? words.yes : words.no,
    files.join('\n'),
  ];
};

const momentBlocks = (record: PackRecord): Block[] => {
  const words = reportWords(record.locale);
  const moments = record.films.flatMap((film, index) =>
    record.timeLine
      .filter((row) => MARKED.has(row.event) && !saysNothing(row))
      .filter(({ at }) => at >= film.startedAt && at <= film.startedAt + film.durationMs)
      .map((row): Row => {
        const detail = detailText(row, record.locale);
        const event = wordOf(words.event, row.event);
        return [
          fill(words.film, { n: index + 1 }),
          lengthText(row.at - film.startedAt),
          detail === '' ? event : `${event}　${detail}`,
        ];
      }),
  );
  if (moments.length === 0) return [];
  const { moment, moments: title, momentsNote, momentsRest } = words.films;
  const left = moments.length - MOST_MOMENTS;
  const rest = left > 0 ? [fill(momentsRest, { n: left })] : [];
  return [
    { kind: 'heading', text: title },
    { kind: 'words', tone: 'small', text: [momentsNote, ...rest].join('') },
    {
      kind: 'table',
      columns: [
        { title: moment.film, share: 14 },
        { title: moment.at, share: 14 },
        { title: moment.what, share: 72 },
      ],
      rows: moments.slice(0, MOST_MOMENTS),
    },
  ];
};

export const filmBlocks = (record: PackRecord): Block[] => {
  const { films: words } = reportWords(record.locale);
  if (record.films.length === 0) return [{ kind: 'words', text: words.empty, tone: 'warn' }];
  const { columns } = words;
  return [
    {
      kind: 'table',
      columns: [
        { title: columns.no, share: 11 },
        { title: columns.startedAt, share: 14 },
        { title: columns.duration, share: 11 },
        { title: columns.camera, share: 20 },
        { title: columns.unbroken, share: 10 },
        { title: columns.file, share: 34 },
      ],
      rows: record.films.map((film, index) => filmRow(record, film, index)),
    },
    {
      kind: 'films',
      films: record.films.map(({ path }, index) => ({
        label: filmTitle(record, index),
        anchor: filmAnchor(index + 1),
        path,
      })),
    },
    ...momentBlocks(record),
  ];
};

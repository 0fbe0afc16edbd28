import type { PackAttachment, PackRecord } from '../../shared/pack/pack-record.ts';
import { fill } from '../print/words.ts';
import type { Block, ReportFigure, Row } from './report-model.ts';
import { beijingTime, megabytes, reportWords, shortHash, shownText } from './report-text.ts';

// What was handed in about the case, apart from what the bench recorded: the report vouches for when it came and that it was
// not changed since, never for what it says.

const anchorOf = (number: number): string => `att-${number}`;

const sizeText = (record: PackRecord, { bytes, pages }: PackAttachment): string => {
  const { attachments: words } = reportWords(record.locale);
  const size = bytes < 100_000 ? fill(words.kilobytes, { kb: Math.ceil(bytes / 1000) }) : '';
  return [
    pages === null ? '' : fill(words.pages, { n: pages }),
    size === '' ? fill(words.size, { mb: megabytes(bytes) }) : size,
  ]
    .filter((part) => part !== '')
    .join('\n');
};

/** Where the file is, or why it isn't here. */
const fileText = (record: PackRecord, { path, sha256 }: PackAttachment): string => {
  const { attachments: words } = reportWords(record.locale);
  const isRemoved = record.deleted.some((one) => one.sha256 === sha256);
  const where = path ?? (isRemoved ? words.removed : words.masked);
  return [where, fill(words.sha, { hash: sha256 })].join('\n');
};

const rowOf = (record: PackRecord, one: PackAttachment): Row => {
  const { attachments: words } = reportWords(record.locale);
  const label = fill(words.label, { n: one.number });
  const kind = words.kind[one.kind];
  return [
    one.shown === null ? label : { refs: [{ label, anchor: anchorOf(one.number) }] },
    [kind, shownText(one.name)].filter((part) => part !== '').join('\n'),
    [beijingTime(one.at), shownText(one.operatorNo)].join('\n'),
    sizeText(record, one),
    fileText(record, one),
  ];
};

const figuresOf = (record: PackRecord, attachments: readonly PackAttachment[]): ReportFigure[] => {
  const { attachments: words } = reportWords(record.locale);
  return attachments.flatMap(({ number, kind, name, path, sha256, shown, at }): ReportFigure[] =>
    path === null || shown === null
      ? []
      : [
          {
            number,
            label: fill(words.label, { n: number }),
            anchor: anchorOf(number),
            path,
            ...shown,
            shot: words.kind[kind],
            takenAt: beijingTime(at),
            notes: [shownText(name), `${fill(words.added, { at: beijingTime(at) })} · ${shortHash(sha256)}`].filter(
              (note) => note !== '',
            ),
          },
        ],
  );
};

/** Blocks of the section; none for a case that nothing was handed in about. */
export const attachmentBlocks = (record: PackRecord): Block[] => {
  const { attachments: words } = reportWords(record.locale);
  const { attachments = [] } = record;
  if (attachments.length === 0) return [];
  const { columns } = words;
  const figures = figuresOf(record, attachments);
  return [
    { kind: 'words', tone: 'small', text: words.lead },
    {
      kind: 'table',
      columns: [
        { title: columns.no, share: 14 },
        { title: columns.what, share: 22 },
        { title: columns.added, share: 17 },
        { title: columns.size, share: 10 },
        { title: columns.file, share: 37 },
      ],
      rows: attachments.map((one) => rowOf(record, one)),
    },
    ...(figures.length === 0 ? [] : [{ kind: 'figures' as const, figures }]),
  ];
};

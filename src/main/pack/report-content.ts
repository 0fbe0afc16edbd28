import { sumOf } from '../../shared/pack/case-words.ts';
import type { PackRecord } from '../../shared/pack/pack-record.ts';
import { fill } from '../print/words.ts';
import { attachmentBlocks } from './report-attachments.ts';
import { chooseFour, filmBlocks, reportFigure } from './report-figures.ts';
import type { Block, Integrity, Pair, Report } from './report-model.ts';
import { claimBlocks, decisionBlocks, gapBlocks, returnBlocks } from './report-sections.ts';
import { beijingTime, reportWords, shownText, wordOf } from './report-text.ts';
import { timeLineBlocks } from './report-time-line.ts';
import type { ReportWords } from './report-words-zh.ts';

// The report of a pack: who reads it looks at the first page and four pictures. After the record (everything that is
// said), before its two forms, PDF and page. It says what the record says and looks nothing up: a masked record stays so.

const leadPairs = (record: PackRecord, words: ReportWords): Pair[] => {
  const { lead } = words;
  const { inspection, returns } = record;
  const [first] = returns;
  const several = (no: string): string => (returns.length > 1 ? fill(lead.moreReturns, { no, n: returns.length }) : no);
  const ofReturn: Pair[] =
    first === undefined
      ? []
      : [
          [lead.return, several(shownText(first.returnNo))],
          [lead.platform, [wordOf(words.platform, first.platform), first.shop].map(shownText).join(' / ')],
          [lead.amount, returns.map((one) => sumOf(one.amountCents, one.currency)).join(' + ')],
        ];
  return [
    ...ofReturn,
    [lead.waybill, shownText(inspection.waybill)],
    [lead.inspectedAt, beijingTime(inspection.openedAt)],
    [lead.inspector, shownText(inspection.operatorNo)],
  ];
};

const integrityOf = (record: PackRecord, words: ReportWords): Integrity => {
  const { integrity } = words;
  const { checkpoint } = record;
  const isStamped = checkpoint.stampedAt !== null;
  const stamp =
    checkpoint.stampedAt === null
      ? integrity.unstamped
      : fill(integrity.stamped, { tsa: shownText(checkpoint.tsa ?? '—'), at: beijingTime(checkpoint.stampedAt) });
  return {
    title: words.section.integrity,
    pairs: [
      [integrity.origin, shownText(record.origin)],
      [integrity.size, String(checkpoint.size)],
      [integrity.root, checkpoint.rootHex],
      [integrity.note, checkpoint.noteSha256],
      [integrity.at, beijingTime(checkpoint.at)],
      [integrity.stamp, stamp],
      [integrity.exportId, record.exportId],
      [integrity.exported, `${shownText(record.exportedBy)} · ${beijingTime(record.exportedAt)}`],
      [integrity.station, shownText(record.station)],
      [integrity.inspection, record.inspection.id],
    ],
    qrText: checkpoint.noteSha256,
    qrTitle: integrity.qr,
    meaning: integrity.meaning,
    limits: integrity.limits,
    how: integrity.how,
    ways: [
      { text: integrity.page, command: null },
      { text: integrity.sums, command: 'sha256sum -c manifest-sha256.txt' },
      { text: integrity.tool, command: integrity.toolCommand },
      { text: integrity.noteCheck, command: 'sha256sum custody/checkpoint-evidence.txt' },
      ...(isStamped
        ? [
            {
              text: integrity.stampCheck,
              command:
                'openssl ts -verify -data custody/token-checkpoint.txt -in custody/token.tsr -CAfile custody/tsa-ca.pem',
            },
          ]
        : []),
    ],
    signature: integrity.signature,
    date: integrity.date,
  };
};

/** The whole report as parts. Pure: the same record, the same report. */
export const reportOf = (record: PackRecord): Report => {
  const words = reportWords(record.locale);
  const { section } = words;
  const figures = [...record.figures].sort((one, other) => one.number - other.number);
  const figureBlocks: Block[] =
    figures.length === 0
      ? [{ kind: 'words', text: words.figures.empty, tone: 'warn' }]
      : [{ kind: 'figures', figures: figures.map((figure) => reportFigure(record, figure)) }];
  const attachments = attachmentBlocks(record);
  const orderNos = [...new Set(record.returns.map(({ orderNo }) => shownText(orderNo)))].filter((no) => no !== '');
  const orderNo = orderNos.length === 0 ? words.none : orderNos.join(words.comma);
  return {
    lang: words.lang,
    locale: record.locale,
    title: words.title,
    subtitle: `${words.preset[record.preset]} · ${words.variant[record.variant]}`,
    orderFoot: fill(words.orderFoot, { no: orderNos[0] ?? words.none }),
    order: [words.lead.order, orderNo],
    facts: leadPairs(record, words),
    problem: [words.lead.problem, shownText(record.problem)],
    demand: [words.lead.demand, shownText(record.demand)],
    four: chooseFour(record).map((figure) => reportFigure(record, figure)),
    noPictures: words.lead.noPictures,
    zone: words.zone,
    maskedNote: record.variant === 'masked' ? words.maskedNote : null,
    sections: [
      { anchor: 'time-line', title: section.timeLine, blocks: timeLineBlocks(record) },
      { anchor: 'claims', title: section.claims, blocks: claimBlocks(record) },
      { anchor: 'returns', title: section.returns, blocks: returnBlocks(record) },
      { anchor: 'decisions', title: section.decisions, blocks: decisionBlocks(record) },
      { anchor: 'figures', title: section.figures, blocks: figureBlocks },
      { anchor: 'films', title: section.films, blocks: filmBlocks(record) },
      ...(attachments.length === 0 ? [] : [{ anchor: 'attachments', title: section.attachments, blocks: attachments }]),
      { anchor: 'gaps', title: section.gaps, blocks: gapBlocks(record) },
    ],
    integrity: integrityOf(record, words),
  };
};

import type { Shot } from '../../shared/domain-words.ts';
import { problemSentence } from '../../shared/pack/case-words.ts';
import { enCase } from '../../shared/pack/case-words-en.ts';
import { zhCase } from '../../shared/pack/case-words-zh.ts';
import type { Figure, PackFilm, PackRecord, PackReturn } from '../../shared/pack/pack-record.ts';
import type { CaseReturn, CaseSource } from './case-source.ts';
import { put, recordWords } from './record-words.ts';
import type { RecordWords } from './record-words.ts';

type Claim = PackRecord['claims'][number];
type Shown = { figures: readonly Figure[]; films: readonly PackFilm[]; locale: 'zh' | 'en' };

/** What answers a claim about the goods, and what ties them to the parcel. */
const OF_GOODS: readonly Shot[] = ['defect', 'contents', 'body', 'serial', 'seal'];
const OF_IDENTITY: readonly Shot[] = ['serial', 'seal', 'body'];
const OF_PARCEL: readonly Shot[] = ['label', 'outer', 'slip'];

/**
 * What the buyer and the platform claim, or may doubt, beside what answers it: the reason of each return, its serials, the
 * parcel's identity, its weight, and whether the film was cut. What nothing was recorded of is not claimed.
 */
export function claimsOf(source: CaseSource, returns: readonly PackReturn[], all: Shown): Claim[] {
  // How goods were packed for the way back answers nothing of how they came.
  const shown = { ...all, films: all.films.filter(({ what }) => what === undefined) };
  const words = recordWords(shown.locale);
  const numbers = (shots: readonly Shot[]): number[] =>
    shown.figures.filter(({ shot }) => shots.includes(shot)).map(({ number }) => number);
  const films = shown.films.map(({ path, sha256 }) => path ?? sha256);
  const said = source.returns.flatMap((one, index) => {
    const told = returns[index];
    if (told === undefined) return [];
    const claim: Claim = {
      claim: reasonClaim(told, shown.locale),
      answer: problemSentence([told], shown.locale),
      figures: numbers(OF_GOODS),
      films,
    };
    return [claim, ...serialClaims(one, words, { figures: numbers(OF_IDENTITY), films })];
  });
  return [
    ...said,
    parcelClaim(source, shown, { words, figures: numbers(OF_PARCEL), films }),
    ...weightClaims(source, words, { figures: numbers(['label', 'outer']), films }),
    ...filmClaims(shown.films, words, films),
  ];
}

function reasonClaim({ reason, reasonText }: PackReturn, locale: 'zh' | 'en'): string {
  const words = recordWords(locale);
  const name = (locale === 'zh' ? zhCase : enCase).reason[reason];
  return reasonText === ''
    ? put(words.says, { reason: name })
    : put(words.saysWords, { reason: name, words: reasonText });
}

type Proof = Pick<Claim, 'figures' | 'films'>;

function serialClaims({ expected, counts }: CaseReturn, words: RecordWords, proof: Proof): Claim[] {
  return expected.lines.flatMap((line) => {
    const count = counts.find(({ lineId }) => lineId === line.id);
    if (count === undefined || line.serials.length === 0 || count.serialState === 'none') return [];
    if (count.serialState === 'wanted' && count.seenSerials.length === 0) return [];
    const shipped = line.serials.join(words.and);
    const seen = count.seenSerials.length === 0 ? words.nothing : count.seenSerials.join(words.and);
    const text = count.serialState === 'mismatch' ? words.serialsDiffer : words.serialsMatch;
    return [{ claim: words.serials, answer: put(text, { shipped, seen }), ...proof }];
  });
}

function parcelClaim(
  { inspection }: CaseSource,
  { figures }: Shown,
  { words, ...proof }: Proof & { words: RecordWords },
): Claim {
  const { waybill } = inspection;
  const legible = Math.max(0, ...figures.map(({ modulePxMilli }) => modulePxMilli ?? 0));
  const answer =
    legible > 0
      ? put(words.sameParcelRead, { waybill, px: (legible / 1000).toFixed(1) })
      : put(proof.films.length > 0 ? words.sameParcelFilmed : words.sameParcelScanned, { waybill });
  return { claim: words.sameParcel, answer, ...proof };
}

function weightClaims({ returns, receivedWeightG }: CaseSource, words: RecordWords, proof: Proof): Claim[] {
  const shipped = returns.map(({ expected }) => expected.shippedWeightG);
  // With several returns in a box nobody knows what each weighed as it came back.
  const [only] = shipped;
  if (shipped.length !== 1 || only == null || receivedWeightG === null) return [];
  const values = { shipped: only, received: receivedWeightG, diff: receivedWeightG - only };
  return [{ claim: words.weight, answer: put(words.weightSaid, values), ...proof }];
}

function filmClaims(films: readonly PackFilm[], words: RecordWords, names: string[]): Claim[] {
  if (films.length === 0) return [];
  const broken = films.filter(({ isUnbroken }) => !isUnbroken).length;
  const allS = Math.round(films.reduce((sum, { durationMs }) => sum + durationMs, 0) / 1000);
  const values = { count: films.length, broken, minutes: Math.floor(allS / 60), seconds: allS % 60 };
  const answer = put(broken === 0 ? words.unbrokenSaid : words.brokenSaid, values);
  return [{ claim: words.unbroken, answer, figures: [], films: names }];
}

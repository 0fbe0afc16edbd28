import { CHECK_WORDS, OUTCOME_WORDS, PROBLEM_WORDS } from './verify-words.ts';
import type { Passed, Verdict } from './verify-result.ts';

export type Language = 'zh' | 'en';

/** The answer as the lines of a page or a terminal. */
type VerdictText = {
  /** Large: sound, altered, not a pack. */
  headline: string;
  /** What is wrong and what it means; '' when sound. */
  sentence: string;
  /** Where, and what an expert wants to see. */
  where: string[];
  /** What was looked at and found right, with counts. */
  passed: string[];
  /** Whose seal, when, which time stamp, what was deleted by rule. */
  facts: string[];
};

/** Times are shown in UTC: the reader may be anywhere. */
const shownTime = (at: number): string => `${new Date(at).toISOString().replace('T', ' ').slice(0, 19)} UTC`;

export function textOfVerdict(verdict: Verdict, language: Language): VerdictText {
  const isZh = language === 'zh';
  const headline = OUTCOME_WORDS[verdict.outcome][language];
  const passed = verdict.passed.map((one) => passedLine(one, language));
  if (verdict.outcome !== 'sound') {
    const { code, path, detail } = verdict.problem;
    const where = [path === '' ? '' : `${isZh ? '位置' : 'Where'}: ${path}`, detail === '' ? '' : detail];
    return {
      headline,
      sentence: PROBLEM_WORDS[code][language],
      where: [...where.filter((line) => line !== ''), `${isZh ? '代码' : 'Code'}: ${code}`],
      passed,
      facts: [],
    };
  }
  const { sealedBy, deleted } = verdict;
  const facts: string[] = [];
  if (sealedBy !== null) {
    facts.push(`${isZh ? '导出编号' : 'Export'}: ${sealedBy.exportId}`);
    facts.push(`${isZh ? '封存时间（工位时钟）' : "Sealed (station's clock)"}: ${shownTime(sealedBy.sealedAt)}`);
    facts.push(`${isZh ? '工位密钥' : "Station's key"}: ${sealedBy.origin} (SHA-256 ${sealedBy.keySha256})`);
    facts.push(stampLine(sealedBy.stampedAt, sealedBy.tsa, isZh));
  }
  for (const { file, rule, at } of deleted)
    facts.push(
      isZh
        ? `已按规则 ${rule} 于 ${shownTime(at)} 删除: ${file}`
        : `Deleted by rule ${rule} on ${shownTime(at)}: ${file}`,
    );
  return { headline, sentence: '', where: [], passed, facts };
}

function passedLine({ check, count, about }: Passed, language: Language): string {
  const more = about === '' || about === '?' ? '' : ` · ${about}`;
  return `${CHECK_WORDS[check][language]} (${count}${more})`;
}

function stampLine(stampedAt: number | null, tsa: string | null, isZh: boolean): string {
  if (stampedAt === null)
    return isZh ? '没有可信时间戳：时间只凭工位时钟' : "No time stamp: times are the station's own";
  // The authority's root comes with the pack: whoever made the pack may have made the root, too.
  if (tsa !== null)
    return isZh
      ? `可信时间戳: ${shownTime(stampedAt)}，${tsa}（请把 custody/tsa-ca.pem 与该机构公布的根证书对照）`
      : `Time stamp: ${shownTime(stampedAt)}, ${tsa} (compare custody/tsa-ca.pem with the root that this authority publishes)`;
  return isZh
    ? `可信时间戳: ${shownTime(stampedAt)}（盖的正是这份检查点；签发机构的签名请用 openssl ts -verify 核对）`
    : `Time stamp: ${shownTime(stampedAt)} (over this very checkpoint; check the authority's signature with openssl ts -verify)`;
}

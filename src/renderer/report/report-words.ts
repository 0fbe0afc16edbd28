import type { TFunction } from 'i18next';
import { reasonWord, shareInTime } from '../../shared/report-words.ts';
import type { ReportRange, ReportView } from '../../shared/report.ts';
import { showText } from '../ui/shown-text.ts';
import type { Language } from '../ui/words.ts';
import type { Preset } from './report-range.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

export const percent = (share: number): string => `${(share * 100).toFixed(1)}%`;

/** `2 小时 10 分`, `3 天 4 小时`; what is below a minute as such. */
export function wordMs(t: TFunction, ms: number): string {
  const minutes = Math.round(ms / MINUTE_MS);
  if (minutes < 1) return t('time.underMinute');
  if (minutes < 60) return t('time.m', { m: minutes });
  const hours = Math.floor(minutes / 60);
  if (ms < 48 * HOUR_MS) return t('time.hm', { h: hours, m: minutes % 60 });
  return t('time.dh', { d: Math.floor(hours / 24), h: hours % 24 });
}

/** A day in the reader's language: `11月22日`, `22 Nov`. The year only where it is another than `beside`'s. */
export function wordDay(day: string, language: Language, beside = day): string {
  const year = day.slice(0, 4) === beside.slice(0, 4) ? {} : ({ year: 'numeric' } as const);
  const locale = language === 'zh' ? 'zh-CN' : 'en-GB';
  return new Date(`${day}T12:00:00`).toLocaleDateString(locale, { month: 'short', day: 'numeric', ...year });
}

export const wordSpan = (
  t: TFunction,
  preset: Preset | 'own',
  { from, until }: ReportRange,
  language: Language,
): string =>
  preset === 'own'
    ? t('report.span', {
        from: wordDay(from, language, until),
        until: wordDay(until, language, `${new Date().getFullYear()}`),
      })
    : t(`report.preset.${preset}`);

/** The sentence a report begins with. */
export function wordReport(t: TFunction, view: ReportView, span: string, language: Language): string {
  const { totals, texts, since } = view;
  if (totals.judged === 0) return since === null ? t('report.sentence.noneEver') : t('report.sentence.none', { span });
  const share = shareInTime(totals);
  const [first] = texts;
  const reason =
    first === undefined ? null : showText(first.text === '' ? reasonWord(first.reason, language) : first.text);
  if (share !== null) {
    const told = { span, share: percent(share) };
    return reason === null ? t('report.sentence.share', told) : t('report.sentence.whole', { ...told, reason });
  }
  const told = { span, n: totals.judged };
  return reason === null ? t('report.sentence.counted', told) : t('report.sentence.judged', { ...told, reason });
}

/** How the share moved against the time before; null where there is nothing to compare. */
export function wordChange(t: TFunction, { totals, before }: ReportView): string | null {
  const [now, then] = [shareInTime(totals), shareInTime(before)];
  if (now === null || then === null) return null;
  const points = Math.round((now - then) * 1000) / 10;
  if (points === 0) return t('report.same');
  return t(points > 0 ? 'report.more' : 'report.less', { points: Math.abs(points).toFixed(1) });
}

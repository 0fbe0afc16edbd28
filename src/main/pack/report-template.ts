import { readFileSync } from 'node:fs';

/** Where the report goes in; the page without the verifier, where none was built. */
const BARE_PAGE =
  '<!doctype html><html lang="LANG"><head><meta charset="utf-8"><title><!--title--></title></head><body><!--report--></body></html>\n';

/** The page with a report in it. `title` and `body` are markup already. */
export function fillReportPage(
  page: string | null,
  { lang, title, body }: { lang: 'zh-CN' | 'en'; title: string; body: string },
): string {
  const template = page === null ? BARE_PAGE : readFileSync(page, 'utf8');
  // A function, because a report may well hold `$&`, which a replacement text would act upon.
  return template
    .replace('lang="LANG"', () => `lang="${lang}"`)
    .replace('<!--title-->', () => title)
    .replace('<!--report-->', () => body);
}

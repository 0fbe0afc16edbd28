// `npm run verify -- DIR|ZIP`: checks an evidence pack, or a bench's data folder, without the program and without a build.
// Exit 0 sound, 1 altered (the first thing that is wrong is named), 2 neither pack nor data folder. `--lang zh|en`.
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { EXIT_CODES, verifyPath } from '../src/main/verify/verify-path.ts';
import { textOfVerdict } from '../src/shared/pack/verify-text.ts';
import type { Language } from '../src/shared/pack/verify-text.ts';
import { runScript } from './lib/report.ts';

const USAGE = {
  zh: '用法：npm run verify -- 举证包文件夹、ZIP 或数据文件夹 [--lang zh|en]',
  en: 'Usage: npm run verify -- PACK-FOLDER | PACK.zip | DATA-FOLDER [--lang zh|en]',
};

async function verify(): Promise<number> {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { lang: { type: 'string' } } });
  const language = languageOf(values.lang);
  const [path, more] = positionals;
  if (path === undefined || more !== undefined) {
    process.stderr.write(`${USAGE[language]}\n`);
    return EXIT_CODES['not-a-pack'];
  }
  const verdict = await verifyPath(resolve(path), { onProgress: showProgress() });
  const { headline, sentence, where, passed, facts } = textOfVerdict(verdict, language);
  const lines = [
    ...passed.map((line) => `  ✓ ${line}`),
    ...(sentence === '' ? [] : [`  ✗ ${sentence}`, ...where.map((line) => `    ${line}`)]),
    ...facts.map((line) => `  · ${line}`),
    headline,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  return EXIT_CODES[verdict.outcome];
}

/** The language that was asked for, else the system's. */
function languageOf(asked: string | undefined): Language {
  if (asked === 'zh' || asked === 'en') return asked;
  const system = process.env['LC_ALL'] ?? process.env['LANG'] ?? Intl.DateTimeFormat().resolvedOptions().locale;
  return system.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

/** A line that is written over, for a person who waits; nothing where nobody watches. */
function showProgress(): (doneBytes: number, allBytes: number) => void {
  let shownAt = Date.now();
  return (doneBytes, allBytes) => {
    if (!process.stderr.isTTY || Date.now() - shownAt < 200) return;
    shownAt = Date.now();
    process.stderr.write(`\r${Math.floor((doneBytes / Math.max(1, allBytes)) * 100)} %  \r`);
  };
}

await runScript(verify);

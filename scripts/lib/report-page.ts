// The page inside every pack as one file: policy, style and script are written into src/report/index.html, nothing else is
// ever loaded. `npm run build` leaves it in out/report/; tests ask for it without a build of the rest.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'vite';

const root = join(import.meta.dirname, '..', '..');
const source = join(root, 'src', 'report');

/** Where a build leaves the template; the program reads it from there. */
const REPORT_PAGE = join(root, 'out', 'report', 'report.html');

/** The places that a pack fills; each stands in the template exactly once. */
const PLACES = ['lang="LANG"', '<!--title-->', '<!--report-->'];

/** Makes the template. Throws when a place is missing or stands there twice. */
export async function makeReportPage(): Promise<string> {
  const script = await bundleScript();
  // The report's own style comes last: it goes over what the page sets for every element.
  const style = ['panel.css', 'page.css', 'report.css']
    .map((name) => readFileSync(join(source, name), 'utf8'))
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
  const policy = [
    "default-src 'none'",
    `script-src '${hashOf(script)}'`,
    `style-src '${hashOf(style)}'`,
    // Beside the page, wherever it was unpacked; some browsers do not count file: as 'self'.
    "img-src 'self' file: data: blob:",
    "media-src 'self' file: blob:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const page = readFileSync(join(source, 'index.html'), 'utf8')
    .replace(/<!-- The template[^]*?-->\n/, '')
    .replace('POLICY', () => policy)
    .replace('<style></style>', () => `<style>${style}</style>`)
    .replace('<script></script>', () => `<script>${script}</script>`);
  for (const place of PLACES)
    if (page.split(place).length !== 2) throw new Error(`the report page needs ${place} exactly once`);
  return page;
}

/** Writes it where a build belongs. */
export async function buildReportPage(file = REPORT_PAGE): Promise<void> {
  const page = await makeReportPage();
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, page);
}

const hashOf = (text: string): string => `sha256-${createHash('sha256').update(text).digest('base64')}`;

/** One classic script: a module of its own file is what a page on file:// may not load. */
async function bundleScript(): Promise<string> {
  const built = await build({
    configFile: false,
    root: source,
    logLevel: 'error',
    build: {
      write: false,
      // Chrome and Edge 103, Firefox 113: the first with DecompressionStream for raw deflate.
      target: ['chrome103', 'firefox113'],
      minify: true,
      modulePreload: false,
      rolldownOptions: { input: join(source, 'main.ts'), output: { format: 'iife', codeSplitting: false } },
    },
  });
  const result = Array.isArray(built) ? built[0] : built;
  if (result === undefined || 'on' in result) throw new Error('the report page was not bundled');
  const [chunk, ...more] = result.output;
  if (more.length > 0)
    throw new Error(`the report page is more than one script: ${more.map(({ fileName }) => fileName).join()}`);
  const code = chunk.code.trim();
  // Inside <script> these would end it, or begin what HTML takes for a comment (HTML §4.12.1.3).
  if (/<\/script|<!--|<script/i.test(code)) throw new Error('the script holds what HTML would read as markup');
  return code;
}

// The fonts of the report's PDF, beside the page that the build leaves: an installed program has no node_modules to take
// them from. Their licence (SIL OFL 1.1) wants its text along with them.
import { copyFileSync, mkdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');
const FONTS = join(root, 'node_modules', '@expo-google-fonts', 'noto-sans-sc');
const FILES = ['400Regular/NotoSansSC_400Regular.ttf', '700Bold/NotoSansSC_700Bold.ttf', 'LICENSE_FONT'];

const sizeOf = (file: string): number | null => statSync(file, { throwIfNoEntry: false })?.size ?? null;

/** Copies them into `out/report/fonts/`, where `findPackAssets` looks first; files of the same size stay. */
export function copyReportFonts(to = join(root, 'out', 'report', 'fonts')): void {
  mkdirSync(to, { recursive: true });
  for (const name of FILES) {
    const [from, target] = [join(FONTS, name), join(to, basename(name))];
    if (sizeOf(from) !== sizeOf(target)) copyFileSync(from, target);
  }
}

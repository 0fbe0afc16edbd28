import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The page that is report and verifier in one (made by the build), and the fonts of the PDF. */
export type PackAssets = { reportPage: string | null; fontsDir: string | null };

const PAGE = join('out', 'report', 'report.html');
const FONTS = [join('out', 'report', 'fonts'), join('node_modules', '@expo-google-fonts', 'noto-sans-sc')];

/** Looks for both from a folder of the program upwards: sources, bundle and installed program lie at different depths. */
export function findPackAssets(from: string): PackAssets {
  const roots: string[] = [];
  for (let folder = from; !roots.includes(folder); folder = dirname(folder)) roots.push(folder);
  const find = (names: readonly string[]): string | null =>
    roots.flatMap((root) => names.map((name) => join(root, name))).find((path) => existsSync(path)) ?? null;
  return { reportPage: find([PAGE]), fontsDir: find(FONTS) };
}

import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

// The window takes the styles of the few parts of Mantine that it shows, not of all. A part whose styles are missing would
// look like plain HTML: here each part is followed to those it is made of.

const CORE = resolve('node_modules/@mantine/core/esm');
const CHARTS = resolve('node_modules/@mantine/charts/esm');
const STYLES = resolve('node_modules/@mantine/core/styles');
const FIRST = ['baseline', 'default-css-variables', 'global'];

const read = (path: string): string => readFileSync(path, 'utf8');
const sources = globSync('src/renderer/**/*.{ts,tsx}').map((path) => read(path));
const taken = [
  ...read('src/renderer/ui/mantine-styles.ts').matchAll(/'@mantine\/core\/styles\/([\w-]+)\.css'/g),
].flatMap(([, name]) => name ?? []);

/** Names imported from the package, without types. */
function importedFrom(name: string, texts: readonly string[]): string[] {
  const imports = new RegExp(`import \\{([^}]+)\\} from ['"]${name}['"]`, 'g');
  return texts.flatMap((text) =>
    [...text.matchAll(imports)].flatMap(([, list = '']) => list.match(/\b[A-Z]\w+/g) ?? []),
  );
}

/** These modules and all that they are made of. */
function reach(paths: readonly string[]): string[] {
  const open = [...paths];
  const seen = new Set(open);
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    for (const [, to = ''] of read(path).matchAll(/from ["'](\.[^"']+\.mjs)["']/g)) {
      const next = resolve(dirname(path), to);
      if (seen.has(next)) continue;
      seen.add(next);
      open.push(next);
    }
  }
  return [...seen];
}

/** The module behind an export of a package's index. */
function moduleOf(folder: string, name: string): string[] {
  const line = read(resolve(folder, 'index.mjs'))
    .split('\n')
    .find((text) => text.startsWith('import') && new RegExp(`[{ ,]${name}[ ,}]`).test(text));
  const path = /from ["'](\.[^"']+)["']/.exec(line ?? '')?.[1];
  return path === undefined ? [] : [resolve(folder, path)];
}

describe('the styles of Mantine that the window takes', () => {
  const charts = importedFrom('@mantine/charts', sources).flatMap((name) => moduleOf(CHARTS, name));
  const used = [
    ...importedFrom('@mantine/core', sources),
    ...importedFrom('@mantine/core', reach(charts).map(read)),
  ].flatMap((name) => moduleOf(CORE, name));

  it('are those of what it shows, and of what that is made of', () => {
    const parts = new Set(reach(used).flatMap((path) => /(?:components|utils)\/(\w+)\//.exec(path)?.[1] ?? []));
    expect(parts).toContain('ModalBase');
    const styled = [...parts].filter((name) => existsSync(resolve(STYLES, `${name}.css`)));
    expect([...taken].sort().join(' ')).toBe([...FIRST, ...styled].sort().join(' '));
  });

  it('come in Mantine’s own order, which decides between rules of equal weight', () => {
    const all = read(`${STYLES}.css`);
    const places = taken.map((name) =>
      all.indexOf(
        read(resolve(STYLES, `${name}.css`))
          .trim()
          .slice(0, 200),
      ),
    );
    expect(Math.min(...places)).toBeGreaterThanOrEqual(0);
    expect(places).toEqual(places.toSorted((one, other) => one - other));
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

// The design asks 7:1 on the bench, in both themes; this computes it from the tokens themselves.

const css = readFileSync(join(import.meta.dirname, '../../../src/renderer/ui/tokens.css'), 'utf8');

const blockOf = (selector: string): ReadonlyMap<string, string> => {
  const start = css.indexOf(`${selector} {`);
  const block = css.slice(start, css.indexOf('\n}', start));
  return new Map(
    [...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)].map(([, name = '', value = '']) => [name, value]),
  );
};
const light = blockOf(':root');
const dark = new Map([...light, ...blockOf(":root[data-mantine-color-scheme='dark']")]);

/** Relative luminance and contrast ratio: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
const luminance = (hex: string): number => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const share = parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (a: string, b: string): number => {
  const [bright = 0, dim = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (bright + 0.05) / (dim + 0.05);
};

const PAIRS = [
  ['ink', 'ground'],
  ['ink', 'surface'],
  ['ink', 'sunken'],
  ['ink-2', 'ground'],
  ['ink-2', 'surface'],
  ['ink-2', 'sunken'],
  ['bar-ink', 'bar'],
  ['bar-ink-2', 'bar'],
  ['bar-ink-3', 'bar'],
  ['bar-warn', 'bar'],
  ['bar-bad-on', 'bar-bad'],
  ['film-ink', 'film'],
  ['film-ink', 'film-alarm'],
  ...['ok', 'warn', 'bad', 'look'].flatMap((tone) => [
    [`${tone}-on`, `${tone}-fill`],
    [`${tone}-ink`, `${tone}-soft`],
    [`${tone}-ink`, 'surface'],
    ['ink', `${tone}-soft`],
  ]),
] as [string, string][];

describe.each([
  ['light', light],
  ['dark', dark],
] as const)('%s theme', (_name, tokens) => {
  it.each(PAIRS)('%s on %s reaches 7:1', (text, ground) => {
    const [front, back] = [tokens.get(text), tokens.get(ground)];
    if (front === undefined || back === undefined) throw new Error(`no token ${text} or ${ground}`);
    expect(contrast(front, back)).toBeGreaterThanOrEqual(7);
  });
  it('draws the borders of what can be pressed at 3:1', () => {
    for (const ground of ['surface', 'ground']) {
      expect(contrast(tokens.get('line-strong') ?? '', tokens.get(ground) ?? '')).toBeGreaterThanOrEqual(3);
    }
  });
});

import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';

// A custom property that nobody defines is no error to a browser: the line is as if it were not there.

const ROOT = resolve(import.meta.dirname, '../../../src/renderer');
const texts = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.(css|tsx?)$/.test(file))
  .map((file) => readFileSync(join(ROOT, file), 'utf8'));
const all = (pattern: RegExp): Set<string> =>
  new Set(texts.flatMap((text) => [...text.matchAll(pattern)].map(([, name = '']) => name)));

it('every colour, size and space that a style names is defined', () => {
  const defined = all(/['"]?(--[a-z0-9-]+)['"]?\s*:/g);
  const used = all(/var\((--[a-z0-9-]+)/g);
  expect(used.size).toBeGreaterThan(20);
  expect([...used].filter((name) => !defined.has(name) && !name.startsWith('--mantine-'))).toEqual([]);
});

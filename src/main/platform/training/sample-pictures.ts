import { THINGS } from './sample-pictures-things.ts';
import { WEAR } from './sample-pictures-wear.ts';

const ALL = { ...WEAR, ...THINGS };

export const PICTURE_KINDS = Object.keys(ALL);

/** The picture of a kind of goods as a `data:` URL, null for a kind that has none. */
export function pictureOf(kind: string): string | null {
  const found = ALL[kind];
  if (found === undefined) return null;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96" width="96" height="96"><rect width="96" height="96" rx="14" fill="${found.tile}"/>${found.shapes}</svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

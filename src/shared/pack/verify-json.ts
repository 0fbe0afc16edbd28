import { canonicalJson } from '../custody/canonical-json.ts';
import type { Json } from '../custody/canonical-json.ts';
import { bad, good } from './verify-result.ts';
import type { Checked } from './verify-result.ts';

/** Parses JSON that must be spelt as the station spells it (RFC 8785): one meaning, one text. */
export function parseCanonical(text: string, path: string): Checked<Json> {
  try {
    const value = JSON.parse(text) as Json;
    return canonicalJson(value) === text ? good(value) : bad('not-canonical', path);
  } catch (error) {
    // No JSON, a fraction, or nested so deep that no honest program wrote it.
    return bad('not-canonical', path, error instanceof Error ? error.message : '');
  }
}

/** The object's own field; undefined for anything that is no object or lacks it. */
export const fieldOf = (value: Json | undefined, name: string): Json | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.hasOwn(value, name)
    ? (value as Readonly<Record<string, Json>>)[name]
    : undefined;

export const textOf = (value: Json | undefined, name: string): string | null => {
  const field = fieldOf(value, name);
  return typeof field === 'string' ? field : null;
};

export const numberOf = (value: Json | undefined, name: string): number | null => {
  const field = fieldOf(value, name);
  return typeof field === 'number' ? field : null;
};

/** True when the value is an object with exactly these fields (sorted). */
export const hasExactly = (value: Json, names: readonly string[]): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).join() === names.join();

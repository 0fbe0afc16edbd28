import { describe, expect, it } from 'vitest';
import { CONNECTOR_FORMS, badFieldsOf } from '../../../src/shared/connection.ts';
import { CONNECTORS } from '../../../src/main/platform/connectors.ts';
import { enFieldWords } from '../../../src/renderer/connection/field-words-en.ts';
import { zhFieldWords } from '../../../src/renderer/connection/field-words-zh.ts';
import { createManualClock } from '../../support/platform-clock.ts';
import { createHeardLog } from '../../support/platform-sync.ts';

const form = CONNECTOR_FORMS.generic;
const made = (fields: Readonly<Record<string, string>>) =>
  CONNECTORS.generic.create(
    {
      ...{ id: 'own-1', shop: '山岚', baseUrl: 'https://erp.example.com/dockproof/v1', transport: 'direct' },
      field: (name: string) => fields[name] ?? '',
      secret: (name: string) => `the ${name}`,
    },
    { clock: createManualClock(0), log: createHeardLog() },
  );

describe('the form of a connection to one’s own system', () => {
  it('takes what fits, and only that', () => {
    expect(badFieldsOf('generic', { stock: 'yes', refusals: 'no' })).toEqual([]);
    expect(badFieldsOf('generic', {})).toEqual(['stock', 'refusals']);
    expect(badFieldsOf('generic', { stock: 'maybe', refusals: 'no' })).toEqual(['stock']);
  });

  it('has words for each field and choice in both languages, and one secret', () => {
    for (const words of [zhFieldWords.generic, enFieldWords.generic])
      for (const { name, choices = [] } of form.fields) {
        expect(words.fields[name]?.label).toBeTruthy();
        expect(Object.keys(words.fields[name]?.choices ?? {}).sort()).toEqual([...choices].sort());
      }
    expect(form.fields.filter(({ isSecret }) => isSecret).map(({ name }) => name)).toEqual(['token']);
  });
});

describe('a connection to one’s own system', () => {
  it('does what was said to be offered there, and no more', () => {
    const all = made({ stock: 'yes', refusals: 'yes' });
    expect([all.id, all.stock !== undefined, all.refusals !== undefined]).toEqual(['own-1', true, true]);
    expect(all.stock?.takesAll).toBeUndefined();
    expect(made({ stock: 'all', refusals: 'no' }).stock?.takesAll).toBe(true);
    const least = made({ stock: 'no', refusals: '' });
    expect([least.stock, least.refusals]).toEqual([undefined, undefined]);
  });
});

import { describe, expect, it } from 'vitest';
import { badFieldsOf, secretFieldsOf } from '../../../src/shared/connection.ts';
import { CONNECTORS } from '../../../src/main/platform/connectors.ts';
import { enFieldWords } from '../../../src/renderer/connection/field-words-en.ts';
import { zhFieldWords } from '../../../src/renderer/connection/field-words-zh.ts';
import { createManualClock } from '../../support/platform-clock.ts';
import { START, createHeardLog } from '../../support/platform-sync.ts';

const made = (fields: Record<string, string>, baseUrl = 'https://shop.example.com') =>
  CONNECTORS.medusa.create(
    {
      ...{ id: 'm1', shop: '拾木', transport: 'direct', baseUrl, secret: () => 'planted-password' },
      field: (name) => fields[name] ?? '',
    },
    { clock: createManualClock(START), log: createHeardLog() },
  );

describe('the form of a Medusa shop', () => {
  it('asks for an e-mail, a password and who receives the goods', () => {
    expect(badFieldsOf('medusa', { email: 'bench@shop.example', goods: 'receive' })).toEqual([]);
    expect(badFieldsOf('medusa', {})).toEqual(['email', 'goods']);
    expect(badFieldsOf('medusa', { email: 'bench', goods: 'maybe' })).toEqual(['email', 'goods']);
    expect(secretFieldsOf('medusa').map(({ name }) => name)).toEqual(['password']);
  });

  it('makes a platform that tells the stock only where it was asked to', () => {
    const fields = { email: 'bench@shop.example', goods: 'receive' };
    expect(made(fields)).toMatchObject({ id: 'm1' });
    expect(made(fields).stock).toBeDefined();
    expect(made({ ...fields, goods: 'hand' }).stock).toBeUndefined();
    expect(() => made(fields, 'nowhere')).toThrow();
  });

  it('says in both languages what is not verified', () => {
    expect(zhFieldWords.medusa.note).toContain('没有核实');
    expect(enFieldWords.medusa.note).toContain('unverified');
  });
});

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CONNECTION_KINDS } from '../../../src/shared/connection.ts';

/** Tables of words, in which a kind is a key like any other. */
const WORDS = /[/-]words-(?:zh|en)[\w-]*\.ts$/;

/** Where a kind is named outside its folder, and why. Whoever adds to this list adds to what a new platform touches. */
const NAMED: Readonly<Record<string, string>> = {
  'src/shared/connection.ts': 'the kind itself and its form',
  // Habits of a marketplace: a platform that has none of its own is in none of these.
  'src/shared/advice.ts': 'the markets',
  'src/shared/pack/pack-record.ts': 'whom a pack is for',
  'src/shared/pack/presets.ts': 'what each takes of a pack',
  'src/shared/evidence-meter.ts': 'which pictures a market wants',
  'src/shared/service-texts-ours.ts': 'what its buyers are asked to do there',
  'src/shared/dispute.ts': 'the clocks of its rulings',
  'src/main/cases/dispute-rules.ts': 'when they run out',
  'src/main/cases/dispute-store.ts': 'which of them has days off',
  'src/shared/practice.ts': 'which have an imitation on this machine',
  // Not connections at all.
  'src/shared/couriers.ts': 'a courier of that name',
  'src/shared/waybill.ts': 'its waybills',
  'src/main/import/trade-words.ts': 'what files call a platform',
  'src/main/pack/report-event-words.ts': 'words of the report',
};

const KINDS = CONNECTION_KINDS.join('|');
/** A kind as a text of its own, or as the key of a table. */
const LITERAL = new RegExp(`(['"\`])(?:${KINDS})\\1|^\\s*(?:${KINDS}):`, 'm');

const isCode = (file: string): boolean => /\.tsx?$/.test(file) && !WORDS.test(file);
const filesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter((file) => isCode(file) && !file.startsWith('src/main/platform/'));

describe('adding a platform', () => {
  it('touches nothing but its folder, the connectors’ line, and what is listed here', () => {
    const naming = filesOf('src').filter((file) => LITERAL.test(readFileSync(file, 'utf8')));
    expect(naming.sort()).toEqual(Object.keys(NAMED).sort());
  });

  it.each(CONNECTION_KINDS)(
    '%s is named inside `platform/` by its own folder, its line and its imitation only',
    (kind) => {
      expect(existsSync(`src/main/platform/${kind}`)).toBe(true);
      const naming = readdirSync('src/main/platform', { recursive: true, encoding: 'utf8' })
        .map((name) => name.replaceAll('\\', '/'))
        .filter((name) => name.endsWith('.ts') && !name.startsWith(`${kind}/`) && !name.startsWith('training/'))
        .filter((name) =>
          new RegExp(`(['"\`])${kind}\\1|^\\s*${kind}:`, 'm').test(readFileSync(`src/main/platform/${name}`, 'utf8')),
        );
      expect(['connectors.ts', 'practice/practice-imitations.ts']).toEqual(expect.arrayContaining(naming));
    },
  );
});

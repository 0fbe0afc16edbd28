import { describe, expect, it } from 'vitest';
import { checkAttachments } from '../../../src/shared/pack/verify-originals.ts';
import type { Captured } from '../../../src/shared/pack/verify-originals.ts';

const [KNOWN, OTHER] = ['aa'.repeat(32), 'bb'.repeat(32)] as const;
const captured = (attachments: readonly (readonly [string, number])[], deleted: readonly string[] = []): Captured => ({
  seqOf: new Map(),
  fragments: new Map(),
  attachments: new Map(attachments),
  deleted: new Map(deleted.map((sha256) => [sha256, { rule: 'case:1095', at: 1 }])),
});
const files = (...hashes: string[]) => new Map(hashes.map((hash, n) => [`data/attachments/att-0${n + 1}.pdf`, hash]));

describe('the attachments of a pack', () => {
  it('are those that the chain tells of', () => {
    expect(checkAttachments(files(KNOWN), captured([[KNOWN, 5]]), true, 9)).toEqual({ ok: true, value: 1 });
    expect(checkAttachments(files(), captured([]), true, 9)).toEqual({ ok: true, value: 0 });
  });
  it('are none that the chain knows nothing of, though the lists name it', () => {
    expect(checkAttachments(files(KNOWN, OTHER), captured([[KNOWN, 5]]), true, 9)).toMatchObject({
      problem: { code: 'attachment-unknown', path: 'data/attachments/att-02.pdf' },
    });
  });
  it('are all of them in a sealed pack, but what a rule deleted or came later', () => {
    const both = [
      [KNOWN, 5],
      [OTHER, 7],
    ] as const;
    expect(checkAttachments(files(KNOWN), captured(both), true, 9)).toMatchObject({
      problem: { code: 'attachment-missing', detail: OTHER },
    });
    expect(checkAttachments(files(KNOWN), captured(both, [OTHER]), true, 9).ok).toBe(true);
    expect(checkAttachments(files(KNOWN), captured(both), true, 6).ok).toBe(true);
    expect(checkAttachments(files(KNOWN), captured(both), false, 9).ok).toBe(true);
  });
});

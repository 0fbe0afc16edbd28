import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tellLines } from '../../../src/main/cases/case-events.ts';
import { atOnce } from '../../../src/main/db/commit.ts';
import type { CaseView } from '../../../src/shared/cases.ts';
import { createBenchFixture, FOREIGN_IMEI, IMEI } from '../../support/bench-fixture.ts';
import type { BenchFixture } from '../../support/bench-fixture.ts';

let bench: BenchFixture;
let inspectionId: string;
beforeEach(() => {
  bench = createBenchFixture();
  for (const raw of ['JDVA11408814483', FOREIGN_IMEI, 'DP:SWP']) bench.scan(raw);
  inspectionId = bench.core.sessions.readOpen()?.inspection.id ?? '';
  bench.core.bench.note({ kind: 'noted', text: '开机已登录他人账号' });
  bench.takePhoto('label');
  bench.takePhoto('serial');
  bench.scan('DL:HOLD-03');
  bench.scan('DP:HOLD');
});
afterEach(() => bench.close());

const view = (isOpening = false): CaseView => {
  const answer = bench.core.cases.view({ inspectionId, isOpening }, '0031');
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
};
const events = (): string[] => view().timeLine.map(({ event }) => event);
const put = (sql: string, ...values: (string | number | null)[]): void => {
  atOnce(bench.core.db, () => bench.core.db.prepare(sql).run(...values));
};

describe('a case', () => {
  it('holds who sent it, what was shipped, what was found and decided', () => {
    const { waybill, isOpen, returns, verdicts, evidence, hold, exports, place } = view();
    expect({ waybill, isOpen, hold, exports, place }).toEqual({
      waybill: 'JDVA11408814483',
      isOpen: false,
      hold: null,
      exports: [],
      place: 'HOLD-03',
    });
    expect(returns[0]?.lines[0]).toMatchObject({ shippedSerials: [IMEI], seenSerials: [FOREIGN_IMEI] });
    expect(verdicts).toMatchObject([
      {
        verdict: 'swapped',
        finding: 'contradicts',
        note: '开机已登录他人账号',
        decision: { state: 'to-decide', kind: null },
      },
    ]);
    expect(evidence.photos.map(({ shot }) => shot)).toEqual(['label', 'serial']);
    expect(evidence.gaps).toContain('recording');
  });

  it('tells what happened in the order of the chain, with who did it', () => {
    const line = view().timeLine;
    expect(line.map(({ seq }) => seq)).toEqual([...line.map(({ seq }) => seq)].sort((a, b) => a - b));
    const shown = line.filter(({ event }) =>
      ['opened', 'chosen', 'noted', 'photo', 'verdict', 'placed'].includes(event),
    );
    expect(shown.map(({ event, code, text }) => `${event} ${code}${text}`)).toEqual([
      expect.stringMatching(/^opened /),
      'chosen swapped',
      'noted 开机已登录他人账号',
      'photo label',
      'photo serial',
      'placed HOLD-03',
      'verdict swapped',
    ]);
    expect(line.find(({ event }) => event === 'verdict')).toMatchObject({ operatorNo: '0217' });
    expect(events()).not.toContain('other');
    expect(line.find(({ event }) => event === 'photo')?.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it('is noted in its own custody each time it is opened, and only then', () => {
    expect(events().filter((event) => event === 'viewed')).toEqual([]);
    view(true);
    view();
    view();
    const seen = view(true).timeLine.filter(({ event }) => event === 'viewed');
    expect(seen.map(({ operatorNo }) => operatorNo)).toEqual(['0031', '0031']);
  });

  it('shows what packs, holds, deletions, measurements and marks left behind', () => {
    const [first, second] = view().evidence.photos;
    const at = bench.clock.now();
    put(`INSERT INTO pack_export VALUES ('e1', ?, 'taobao', 'masked', 'a', 'b', '0031', ?)`, inspectionId, at);
    put(`INSERT INTO pack_export VALUES ('e2', ?, 'court', 'sealed', 'a', 'b', '0031', ?)`, inspectionId, at + 1);
    put(`INSERT INTO hold VALUES ('h1', ?, 1, '投诉到 12315', '0031', ?)`, inspectionId, at);
    put(`INSERT INTO hold VALUES ('h2', ?, 0, '已撤诉', '0031', ?)`, inspectionId, at + 2);
    put(
      `INSERT INTO deletion VALUES ('photo', ?, ?, ?, 'intact-photo', 10, '', ?)`,
      first?.sha256 ?? '',
      first?.sha256 ?? '',
      inspectionId,
      at,
    );
    put(
      `INSERT INTO photo_check (sha256, inspection_id, barcodes, module_px_milli, sharpness_milli, faults, at)
       VALUES (?, ?, '["JDVA11408814483"]', 2800, 1, '["blurred"]', ?)`,
      second?.sha256 ?? '',
      inspectionId,
      at,
    );
    const shapes = (id: string, sha256: string | undefined, text: string): void => {
      put(`INSERT INTO annotation VALUES (?, ?, ?, ?, '0031', ?)`, id, inspectionId, sha256 ?? '', text, at);
    };
    shapes('a1', first?.sha256, '{"shapes":[{"kind":"box"}],"caption":""}');
    shapes('a2', first?.sha256, '{"shapes":[],"caption":""}');
    // The newest is the one written last, whatever its id: the clock may have been set back. A caption alone counts.
    shapes('b3', second?.sha256, '{"shapes":[],"caption":""}');
    shapes('a3', second?.sha256, '{"shapes":[],"caption":"裂纹"}');
    const shown = view();
    expect(shown.exports.map(({ id, preset }) => `${id} ${preset}`)).toEqual(['e2 court', 'e1 taobao']);
    expect(shown.hold).toMatchObject({ isHeld: false, why: '已撤诉' });
    expect(shown.deleted).toMatchObject([{ kind: 'photo', file: first?.sha256, rule: 'intact-photo' }]);
    expect(shown.measured).toEqual([
      { sha256: second?.sha256, barcodes: ['JDVA11408814483'], modulePxMilli: 2800, faults: ['blurred'] },
    ]);
    expect(shown.annotated).toEqual([second?.sha256]);
    expect(
      events()
        .slice(-8)
        .filter((event) => event !== 'annotated'),
    ).toEqual(expect.arrayContaining(['exported', 'held', 'released', 'deleted']));
  });

  it('notes who looked at its evidence, once a look, and nothing while its box is open', () => {
    const looks = (): string[] =>
      view()
        .timeLine.filter(({ event }) => event === 'viewed')
        .map(({ operatorNo }) => operatorNo);
    for (const operatorNo of ['0031', '0031', '0044', '0031']) bench.core.cases.noteLook(inspectionId, operatorNo);
    expect(looks()).toEqual(['0031', '0044']);
    bench.core.cases.noteLook('nobody', '0031');
    bench.scan('SF1300001234562');
    const open = bench.core.sessions.readOpen()?.inspection.id ?? '';
    const before = bench.core.custody.size();
    bench.core.cases.noteLook(open, '0031');
    expect([open === '', bench.core.custody.size()]).toEqual([false, before]);
  });

  it('refuses a case that nobody opened, and notes nothing', () => {
    const before = bench.core.custody.size();
    expect(bench.core.cases.view({ inspectionId: 'nobody', isOpening: true }, '0031')).toMatchObject({
      ok: false,
      error: { code: 'unknown-inspection' },
    });
    expect(bench.core.custody.size()).toBe(before);
  });
});

describe('a line of the chain that was written by a stranger', () => {
  const tell = (body: unknown, line = JSON.stringify({ body, prev: '', seq: 1 })) => tellLines([{ seq: 1, line }]);
  const nothing = { seq: 1, at: 0, operatorNo: '', code: '', text: '', amount: null, sha256: null };

  it.each([
    ['no JSON', 'x{'],
    ['no body', '{}'],
    ['a body that is a text', '{"body":"x"}'],
    ['a row with a list in it', '{"body":{"at":1,"event":"photo","table":"photo","row":{"sha256":["x"]}}}'],
  ])('%s is said to be there, and is no fault', (_, line) => {
    expect(tell(null, line)).toEqual([{ ...nothing, event: 'other', code: 'unreadable' }]);
  });
  it('a table, an event or a fact of a later version is told as it is called', () => {
    expect(tell({ at: 5, event: 'drone-landed', table: 'drone', row: { operator_no: '9' } })).toEqual([
      { ...nothing, at: 5, event: 'other', code: 'drone-landed', operatorNo: '9' },
    ]);
    expect(tell({ at: 5, event: 'fact', table: 'session_fact', row: { body: '{"kind":"sung"}' } })).toMatchObject([
      { event: 'other', code: 'sung' },
    ]);
    expect(tell({ at: 5, event: 'fact', table: 'session_fact', row: { body: '{{' } })).toMatchObject([
      { event: 'other' },
    ]);
    expect(
      tell({ at: 5, event: 'event', table: 'custody_event', row: { kind: '__proto__', body: '{}' } }),
    ).toMatchObject([{ event: 'other', code: '__proto__' }]);
  });
  it('a time that is none is none', () => {
    expect(tell({ at: -1.5, event: 'photo', table: 'photo', row: { shot: 'label' } })).toMatchObject([
      { at: 0, event: 'photo', code: 'label' },
    ]);
  });
});

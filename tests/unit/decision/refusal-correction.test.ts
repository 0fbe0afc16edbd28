import { afterEach, describe, expect, it } from 'vitest';
import type { RefusalCorrectionInput } from '../../../src/shared/correction.ts';
import { aPhone, createBenchFixture, FOREIGN_IMEI } from '../../support/bench-fixture.ts';
import type { BenchFixture } from '../../support/bench-fixture.ts';

let bench: BenchFixture;
afterEach(() => bench.close());

type Opened = {
  verdictId: string;
  commandId: string;
  photos: string[];
  said: Omit<RefusalCorrectionInput, 'commandId'>;
};

const due = () => bench.core.outbox.takeDue('telling', bench.clock.now(), 9).filter(({ kind }) => kind === 'refuse');

/** What is due is sent, and refused for good in these words. */
function refuseDue(words = '凭证不足，请上传防拆扣照片', outcome = 'refused:other'): string {
  bench.clock.advance(61_000);
  const [command] = due();
  if (command === undefined) throw new Error('nothing is due');
  const now = bench.clock.now();
  bench.core.outbox.noteSend(command.id, now, 'read:open');
  bench.core.outbox.noteAnswer(command.id, { step: 'send-answer', outcome, words }, { kind: 'park' }, now);
  return command.id;
}

/** A phone that is not the one that was shipped; the platform did not take the refusal. */
function openRefused(): Opened {
  bench = createBenchFixture([aPhone({ platform: 'telling' })]);
  for (const scan of ['JDVA11408814483', FOREIGN_IMEI, 'DP:SWP']) bench.scan(scan);
  for (const shot of ['label', 'seal', 'body', 'serial', 'contents'] as const) bench.takePhoto(shot);
  bench.scan('DL:HOLD-03');
  const [item] = bench.core.toDecide.list();
  if (item === undefined) throw new Error('nothing to decide');
  const { verdictId } = item;
  const photos = bench.core.evidenceStore.photosOf(item.inspectionId).map(({ sha256 }) => sha256);
  const said = { message: '序列号与发出的不一致', reasonCode: '1047', pictures: photos.slice(0, 1) };
  bench.core.refusals.refuse({ verdictId, ...said }, bench.core.who());
  return { verdictId, commandId: refuseDue(), photos, said: { ...said, reason: '平台要防拆扣的图' } };
}
const correct = (input: RefusalCorrectionInput) =>
  bench.core.refusalCorrections.correct(input, { ...bench.core.who(), operatorNo: '0101' });
const codeOf = (result: { ok: boolean; error?: { code: string } }): string => result.error?.code ?? 'ok';

describe('a refusal that the platform did not take', () => {
  it('is read as it was sent', () => {
    const { commandId, said } = openRefused();
    const { message, reasonCode, pictures } = said;
    const value = { message, reasonCode, pictures };
    expect(bench.core.refusalCorrections.read(commandId)).toMatchObject({ ok: true, value });
  });

  it('goes out under the same key with other words and pictures; the decision says what is said now', () => {
    const { verdictId, commandId, photos, said } = openRefused();
    const now = { message: '防拆扣已拆，序列号与发出的不一致', reasonCode: '1050', pictures: photos.slice(0, 3) };
    expect(codeOf(correct({ commandId, ...said, ...now }))).toBe('ok');
    expect(due()).toMatchObject([{ id: commandId, body: { key: 'refuse:telling:R-PHONE:1', ...now } }]);
    expect(bench.core.decisionStore.decisionOf(verdictId)).toMatchObject({
      ...{ state: 'approved', kind: 'refuse', reason: now.message, operatorNo: '0101' },
    });
    const { inspectionId } = bench.core.decisionStore.verdict(verdictId) ?? { inspectionId: '' };
    const view = bench.core.cases.view({ inspectionId, isOpening: false }, '0217');
    const told = (view.ok ? view.value.timeLine : []).filter(({ event }) => event === 'corrected');
    expect(told).toMatchObject([{ code: 'refuse', text: '平台要防拆扣的图', amount: null, operatorNo: '0101' }]);
    const lines = bench.core.custody.entriesOf(inspectionId).map(({ line }) => line);
    expect(lines.some((line) => line.includes('command-corrected') && line.includes(said.message))).toBe(true);
  });

  it.each<[string, Partial<RefusalCorrectionInput>, string]>([
    ['nothing is another', {}, 'correction-same'],
    ['words accuse', { message: '买家掉包' }, 'refusal-words'],
    ['a picture is of another box', { pictures: ['f'.repeat(64)] }, 'photo-unknown'],
  ])('stays as it is where %s', (_, more, code) => {
    const { commandId, said } = openRefused();
    expect(codeOf(correct({ commandId, ...said, ...more }))).toBe(code);
    expect(bench.core.outbox.view(commandId)?.state).toBe('parked');
  });

  it('is corrected again after the next refusal, and never while it is on its way or over', () => {
    const { commandId, said } = openRefused();
    const say = (message: string) => codeOf(correct({ commandId, ...said, message }));
    expect(say('防拆扣已拆')).toBe('ok');
    expect(say('封条已拆')).toBe('correction-not-here');
    refuseDue('说明太短');
    expect(say('防拆扣已拆，见图 1')).toBe('ok');
    refuseDue('售后单已锁定', 'refused:locked');
    expect(say('封条已拆')).toBe('correction-not-here');
    const done = { commandId, reference: '后台 7', picture: null };
    expect(codeOf(bench.core.commandsByHand.settle(done, bench.core.who()))).toBe('not-parked');
    const bodies = bench.core.db
      .prepare('SELECT body_before FROM command_correction ORDER BY attempt_seq')
      .pluck()
      .all();
    expect(bodies.map((body) => (JSON.parse(body as string) as { message: string }).message)).toEqual([
      said.message,
      '防拆扣已拆',
    ]);
  });
});

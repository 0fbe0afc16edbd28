import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { Refusal, createReport } from '../../../scripts/lib/report.ts';
import { inTurn, runSteps, stepLine } from '../../../scripts/lib/step-runner.ts';

describe('running steps', () => {
  it('never runs more at once than asked, and keeps the order of the results', async () => {
    let running = 0;
    let most = 0;
    const results = await inTurn([30, 5, 20, 1], 2, async (ms) => {
      running += 1;
      most = Math.max(most, running);
      await sleep(ms);
      running -= 1;
      return ms * 2;
    });
    expect(results).toEqual([60, 10, 40, 2]);
    expect(most).toBe(2);
  });

  it('goes on after a failure, and prints why', async () => {
    let printed = '';
    const passed = await runSteps(
      [
        { name: 'lint', run: () => Promise.resolve({ isOk: false, output: 'no good\n' }) },
        { name: 'thrown', run: () => Promise.reject(new Refusal({ zh: '没有网络', en: 'no network' })) },
        { name: 'types', run: () => Promise.resolve({ isOk: true, output: 'never shown' }) },
      ],
      1,
      (text) => {
        printed += text;
      },
    );
    expect([...passed]).toEqual(['types']);
    expect(printed).toMatch(
      /^failed {2}lint .* s\nno good\nfailed {2}thrown .* s\n没有网络\nno network\nok .*types .* s\n$/,
    );
  });

  it('says how long a step took', () => {
    expect(stepLine('types', true, 12_340)).toBe('ok      types            12.3 s');
    expect(stepLine('electron', false, 90, 'no way')).toBe('failed  electron          0.1 s  no way');
  });

  it('reports in both languages with the seconds since the start', () => {
    const lines: string[] = [];
    let now = 1_000;
    const report = createReport(
      (line) => lines.push(line),
      () => now,
    );
    now += 12_400;
    report({ zh: '下载', en: 'fetching' });
    expect(lines).toEqual(['[  12s] 下载 / fetching\n']);
  });
});

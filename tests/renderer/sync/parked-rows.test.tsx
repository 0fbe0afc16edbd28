import { fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ok } from '../../../src/shared/result.ts';
import type { CommandView } from '../../../src/shared/sync.ts';
import { createFakeStation } from '../../support/fake-station.ts';
import type { FakeStation } from '../../support/fake-station.ts';
import { pressKey, showApp } from '../../support/render-app.tsx';
import { makeCommand } from '../../support/scene-parts.ts';

const parked = (more: Partial<CommandView>): CommandView =>
  makeCommand({ id: 'c-1', state: 'parked', attempts: 1, nextAttemptAt: null, ...more });

async function showParked(command: CommandView): Promise<FakeStation> {
  const station = createFakeStation();
  station.answers.syncCommands = () => ok([command]);
  station.answers.syncRelease = () => ok({ ...command, state: 'waiting' });
  await showApp(station);
  await pressKey('F11');
  await screen.findByRole('heading', { level: 2 });
  return station;
}

describe('a refund that waits for the code by SMS', () => {
  const waiting = parked({ lastWords: 'sync:code-needed' });

  it('takes the code where it is shown, passes it on once, and forgets it', async () => {
    const station = await showParked(waiting);
    const code = screen.getByRole<HTMLInputElement>('textbox', { name: /短信验证码/ });
    fireEvent.change(code, { target: { value: '12a4' } });
    fireEvent.click(screen.getByRole('button', { name: '带验证码再发' }));
    expect(screen.getByRole('alert').textContent).toBe('填 4 到 8 位数字');
    expect(station.inputsOf('syncRelease')).toEqual([]);
    fireEvent.change(code, { target: { value: ' 246810 ' } });
    fireEvent.click(screen.getByRole('button', { name: '带验证码再发' }));
    expect(await screen.findByText('已放行，马上再发。')).toBeTruthy();
    expect(station.inputsOf('syncRelease')).toEqual([{ commandId: 'c-1', code: '246810' }]);
    expect(code.value).toBe('');
  });

  it('can be released without one, for a new code', async () => {
    const station = await showParked(waiting);
    fireEvent.click(screen.getByRole('button', { name: '再要一个码' }));
    expect(station.inputsOf('syncRelease')).toEqual([{ commandId: 'c-1' }]);
  });
});

describe('other rows', () => {
  it('both sums are shown where the platform tells of another', async () => {
    await showParked(parked({ lastWords: 'sync:paid-more', amountCents: 139_00, platformCents: 278_00 }));
    expect(screen.getByText('本台应退 ¥139.00，平台记的是 ¥278.00。')).toBeTruthy();
  });

  it('a notice that got no further is calm, has no deadline, and may be said again', async () => {
    await showParked(parked({ kind: 'received', amountCents: 0, currency: '', lastWords: '没有权限' }));
    expect(screen.getByRole('heading', { level: 2 }).textContent).toBe('没说成的签收通知 · 1');
    const row = screen.getByRole('listitem');
    expect(within(row).getByText('签收通知')).toBeTruthy();
    expect(within(row).queryByText(/还剩|已超/)).toBeNull();
    expect(within(row).getByRole('button', { name: '放行，再发一次' })).toBeTruthy();
  });

  it('a refusal says what it is, with its deadline', async () => {
    await showParked(parked({ kind: 'refuse', amountCents: 0, currency: '', lastWords: '凭证图不合格' }));
    const row = screen.getByRole('listitem');
    expect(within(row).getByText('拒绝退款')).toBeTruthy();
    expect(within(row).getByText(/还剩/)).toBeTruthy();
  });
});

import { fireEvent, screen } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { ok } from '../../../src/shared/result.ts';
import { pressKey } from '../../support/render-app.tsx';
import { enter, newBench, question, showAt, type } from './new-bench.ts';

beforeEach(() => {
  localStorage.clear();
});

describe('train or connect', () => {
  const connected = {
    id: 's1',
    kind: 'vendure' as const,
    name: '青禾',
    baseUrl: 'https://shop.example.com',
    transport: 'direct' as const,
    fields: { username: 'bench' },
    isSecretKept: false,
    missingSecrets: [],
    isOnline: true,
    pullWords: null,
    unreadReturns: { n: 0, some: [] },
  };
  const fill = (): void => {
    type('店铺名称', '青禾');
    type('店铺地址', 'shop.example.com');
    type('用户名', 'bench');
    fireEvent.change(screen.getByLabelText('密码'), { target: { value: 'secret' } });
  };
  it('tries a shop, keeps it, and says that the password will be asked for again', async () => {
    const station = newBench({ operatorNo: '0452' });
    station.answers.connectionTry = () => ok({ isConnected: true, words: null, returns: 3, unread: 0 });
    station.answers.connectionSave = () => ok([connected]);
    await showAt('work', station);
    await question('先练手，还是连店铺？');
    await pressKey('Digit2', { key: '2' });
    await question('连哪家店铺？');
    fill();
    screen.getByLabelText('密码').focus();
    await enter();
    expect(await screen.findByText('连上了，看到 3 张售后单。可以保存。')).toBeTruthy();
    expect(station.inputsOf('connectionSave')).toEqual([]);
    await enter();
    await question('好了，去扫第一件');
    expect(station.inputsOf('connectionSave')).toEqual([
      {
        id: null,
        kind: 'vendure',
        name: '青禾',
        baseUrl: 'https://shop.example.com',
        transport: 'direct',
        fields: { username: 'bench' },
        secrets: { password: 'secret' },
      },
    ]);
    expect(screen.getByText(/没有能存密码的钥匙串/)).toBeTruthy();
  });
  it('goes back from the form to the choice, not a step farther', async () => {
    await showAt('work');
    fireEvent.click(await screen.findByRole('button', { name: /^2连店铺/ }));
    await question('连哪家店铺？');
    await pressKey('Escape', { key: 'Escape' });
    expect(await question('先练手，还是连店铺？')).toBeTruthy();
  });
  it('makes training labels to scan, or says why not', async () => {
    const station = newBench({ operatorNo: '0452' });
    await showAt('done', station);
    fireEvent.click(await screen.findByRole('button', { name: '做训练面单' }));
    expect((await screen.findByRole('alert')).textContent).toContain('没有可打印的内容');
    station.answers.printMake = () => ok({ file: 'training-labels.pdf', pages: 2, rows: 6 });
    fireEvent.click(screen.getByRole('button', { name: '做训练面单' }));
    expect(await screen.findByText('做好了：training-labels.pdf')).toBeTruthy();
    expect(station.inputsOf('printMake').at(-1)).toEqual({
      job: { what: 'training-labels', language: 'zh' },
      how: 'pdf',
    });
  });
});

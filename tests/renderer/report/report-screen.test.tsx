import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';
import { ReportScreen } from '../../../src/renderer/report/ReportScreen.tsx';
import { rangeOf } from '../../../src/renderer/report/report-range.ts';
import { ok, refuse } from '../../../src/shared/result.ts';
import type { Language } from '../../../src/renderer/ui/words.ts';
import { createFakeStation } from '../../support/fake-station.ts';
import type { FakeStation } from '../../support/fake-station.ts';
import { createFakeDevices } from '../../support/fake-devices.ts';
import { pressKey, showApp } from '../../support/render-app.tsx';
import { makeCounts, makeReport, makeTable, makeTableRow } from '../../support/report-scene.ts';

const SHIRT = makeTableRow({ key: 'S-1', label: '男士衬衫 白 L', sub: 'S-1', judged: 60 });
const SOCKS = makeTableRow({ key: 'S-2', label: '', sub: 'S-2', judged: 20 });

const show = async (station: FakeStation = createFakeStation(), language: Language = 'zh'): Promise<FakeStation> => {
  if (language === 'en') await station.client.settingsSet({ language });
  await showApp(station, createFakeDevices(), language);
  await pressKey('F3');
  await pressKey('F2');
  await screen.findByRole('heading', { name: language === 'zh' ? '报表' : 'Reports' }, { timeout: 15_000 });
  return station;
};
// The page is a chunk of its own: it is loaded before the first test's time runs.
beforeAll(() => {
  expect(ReportScreen).toBeTypeOf('function');
});
const press = (name: string): void => {
  fireEvent.click(screen.getByRole('button', { name }));
};

describe('the page of reports', () => {
  it('begins with a sentence: how many within 24 hours, and the most common reason', async () => {
    const station = await show();
    expect(await screen.findByText('上周，96.4% 在 24 小时内办结，最常见的退货原因是“尺码不合适”。')).toBeTruthy();
    expect(screen.getByText(/比前面同样长的一段多 2.5 个百分点/)).toBeTruthy();
    expect(screen.getByText('5 件已超时，还没办结')).toBeTruthy();
    expect(screen.getByText('还没有裁决记录')).toBeTruthy();
    // This week, of which nothing is of today; then the last one, and neither a second time.
    const ranges = [rangeOf('thisWeek', Date.now()), rangeOf('lastWeek', Date.now())];
    expect(station.inputsOf('reportView')).toMatchObject(ranges);
  });
  it('sums up claims against couriers where there are any', async () => {
    const station = createFakeStation();
    const carrierClaims = [{ currency: 'CNY', claims: 3, paidCents: 12_900, openCents: 5_000, refused: 1 }];
    station.answers.reportView = () => ok(makeReport({ carrierClaims }));
    await show(station);
    expect(await screen.findByText('快递索赔 3 件：已赔 ¥129.00，还在要 ¥50.00，拒赔 1 件')).toBeTruthy();
  });
  it('says the same in English', async () => {
    await show(createFakeStation(), 'en');
    expect(
      await screen.findByText('Last week: 96.4% done within 24 hours; the most common reason is "尺码不合适".'),
    ).toBeTruthy();
  });
  it('says plainly where nothing was judged, and draws no empty charts', async () => {
    const station = createFakeStation();
    station.answers.reportView = () => ok(makeReport({ totals: makeCounts(), since: null, texts: [], series: [] }));
    await show(station);
    expect(await screen.findByText('还没有验过退货：按 F9 到验货台扫第一张面单，验完这里就有数字。')).toBeTruthy();
    expect(station.inputsOf('reportView')).toHaveLength(1);
    expect(screen.queryByRole('tablist', { name: '表' })).toBeNull();
  });
  it('says that a report was not read, and reads it again', async () => {
    const station = createFakeStation();
    station.answers.reportView = () => refuse('report-failed');
    await show(station);
    expect(await screen.findByText(/报表没读出来/)).toBeTruthy();
    station.answers.reportView = () => ok(makeReport());
    press('再读一次');
    expect(await screen.findByText('96.4%')).toBeTruthy();
  });
  it('asks for the days of a button, and for those of two dates', async () => {
    const station = await show();
    press('近 90 天');
    await waitFor(() => {
      expect(station.inputsOf('reportView').at(-1)).toMatchObject(rangeOf('last90', Date.now()));
    });
    fireEvent.change(screen.getByLabelText('从'), { target: { value: '2026-10-01' } });
    fireEvent.change(screen.getByLabelText('到'), { target: { value: '2026-10-31' } });
    await waitFor(() => {
      expect(station.inputsOf('reportView').at(-1)).toEqual({ from: '2026-10-01', until: '2026-10-31', step: 'day' });
    });
    const asked = station.inputsOf('reportView').length;
    fireEvent.change(screen.getByLabelText('从'), { target: { value: '2026-11-30' } });
    expect(screen.getByText(/开始不能晚于结束/)).toBeTruthy();
    expect(station.inputsOf('reportView')).toHaveLength(asked);
  });
});

describe('what was read before', () => {
  it('is read ahead when the overview opens, and shown at once', async () => {
    const station = createFakeStation();
    await showApp(station, createFakeDevices(), 'zh');
    await pressKey('F3');
    await waitFor(() => {
      expect(station.inputsOf('reportView')).toHaveLength(2);
    });
    // The next answer never comes: what stands there was read before.
    station.answers.reportView = () => new Promise(() => undefined);
    await pressKey('F2');
    expect(await screen.findByText('96.4%')).toBeTruthy();
    expect(screen.getByRole('main').getAttribute('aria-busy')).toBe('true');
  });
  it('stays when a reading fails, and goes when the station refuses it', async () => {
    const station = await show();
    await screen.findByText('96.4%');
    station.answers.reportView = () => refuse('report-failed');
    press('近 90 天');
    await screen.findByText(/报表没读出来/);
    expect(screen.getByText('96.4%')).toBeTruthy();
    station.answers.reportView = () => refuse('not-allowed');
    press('本月');
    await waitFor(() => {
      expect(screen.queryByText('96.4%')).toBeNull();
    });
    press('上周');
    await waitFor(() => {
      expect(screen.getByRole('main').getAttribute('aria-busy')).toBe('false');
    });
    expect(screen.queryByText('96.4%')).toBeNull();
  });
  it('shows the rows of a table again while they are read anew, never those of another table', async () => {
    const station = createFakeStation();
    station.answers.reportTable = ({ table }) => ok(makeTable([table === 'sku' ? SHIRT : SOCKS]));
    await show(station);
    await screen.findByText('男士衬衫 白 L');
    station.answers.reportTable = () => new Promise(() => undefined);
    fireEvent.click(screen.getByRole('tab', { name: '快递' }));
    expect(screen.queryByText('男士衬衫 白 L')).toBeNull();
    fireEvent.click(screen.getByRole('tab', { name: '商品' }));
    expect(screen.getByText('男士衬衫 白 L')).toBeTruthy();
  });
});

describe('its paper', () => {
  it('is made of the days that are shown, and says where the file lies', async () => {
    const station = createFakeStation();
    station.answers.reportPrint = () => ok({ file: 'report-zh.pdf', pages: 2, rows: 20 });
    await show(station);
    fireEvent.click(await screen.findByRole('button', { name: '存 PDF' }));
    expect(await screen.findByText('report-zh.pdf')).toBeTruthy();
    expect(station.inputsOf('reportPrint')[0]).toMatchObject({ step: 'day', language: 'zh', how: 'pdf' });
    station.answers.reportPrint = () => refuse('no-printer');
    press('打印这一段');
    expect(await screen.findByRole('alert')).toBeTruthy();
  });
});

describe('its tables', () => {
  it('begin with the goods, sort by a head and turn around by it again', async () => {
    const station = createFakeStation();
    station.answers.reportTable = () => ok(makeTable([SHIRT, SOCKS]));
    await show(station);
    expect(await screen.findByText('男士衬衫 白 L')).toBeTruthy();
    expect(screen.getAllByText('S-2').length).toBeGreaterThan(0);
    press('按与发出不符排');
    press('按与发出不符排');
    await waitFor(() => {
      expect(station.inputsOf('reportTable').at(-1)).toMatchObject({
        table: 'sku',
        sort: 'swapped',
        isDescending: false,
      });
    });
  });
  it('filter, and say when no row is left', async () => {
    const station = createFakeStation();
    station.answers.reportTable = ({ filter }) => ok(makeTable(filter === '' ? [SHIRT] : []));
    await show(station);
    await screen.findByText('男士衬衫 白 L');
    fireEvent.change(screen.getByRole('searchbox'), { target: { value: '<b>' } });
    expect(await screen.findByText('没有含“<b>”的行。')).toBeTruthy();
  });
  it('turn pages', async () => {
    const station = createFakeStation();
    station.answers.reportTable = () => ok(makeTable([SHIRT], 120));
    await show(station);
    expect(await screen.findByText('1–50，共 120 行')).toBeTruthy();
    press('下一页');
    await waitFor(() => {
      expect(station.inputsOf('reportTable').at(-1)).toMatchObject({ offset: 50 });
    });
  });
  it('are saved as files, and say where they lie', async () => {
    const station = createFakeStation();
    station.answers.reportTable = () => ok(makeTable([SHIRT]));
    station.answers.reportExport = () => ok({ file: 'report-sku-zh.xlsx', rows: 1 });
    await show(station);
    await screen.findByText('男士衬衫 白 L');
    press('存 XLSX');
    expect(await screen.findByText('report-sku-zh.xlsx')).toBeTruthy();
    expect(station.inputsOf('reportExport')[0]).toMatchObject({ table: 'sku', format: 'xlsx', language: 'zh' });
  });
  it('name a buyer only after it was opened, which is one call', async () => {
    const station = createFakeStation();
    const masked = makeTableRow({ key: '7', label: '王** ··62', sub: '山岚男装', judged: 4, peak: 4 });
    station.answers.reportTable = ({ table }) => ok(makeTable(table === 'buyer' ? [masked] : [SHIRT]));
    station.answers.reportBuyer = () =>
      ok({ buyer: '王小明', phoneTail: '4562', platform: 'taobao', shop: '山岚男装', returns: [] });
    await show(station);
    fireEvent.click(await screen.findByRole('tab', { name: '常退买家' }));
    expect(await screen.findByText('王** ··62')).toBeTruthy();
    expect(screen.queryByText(/王小明/)).toBeNull();
    expect(station.inputsOf('reportBuyer')).toEqual([]);
    press('打开（留记录）');
    const dialog = await screen.findByRole('dialog');
    expect(await within(dialog).findByText('买家 王小明')).toBeTruthy();
    expect(station.inputsOf('reportBuyer')).toEqual([{ key: '7' }]);
  });
});

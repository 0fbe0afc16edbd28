import { describe, expect, it, vi } from 'vitest';
import { listHidPosScanners } from '../../../src/main/scan/hid-scanners.ts';
import type { HidDevice } from '../../../src/main/scan/hid-scanners.ts';

const plugged: HidDevice[] = [
  {
    vendorId: 0x0c2e,
    productId: 0x0b6a,
    manufacturer: 'Honeywell',
    product: '1950g',
    path: '/dev/hidraw3',
    usagePage: 0x8c,
  },
  {
    vendorId: 0x0c2e,
    productId: 0x0b6a,
    manufacturer: 'Honeywell',
    product: '1950g',
    path: '/dev/hidraw3',
    usagePage: 0x8c,
  },
  { vendorId: 0x1eab, productId: 0x1a03, product: '', path: '/dev/hidraw4', usagePage: 0x8c },
  { vendorId: 0x05e0, productId: 0x1200, product: 'in keyboard mode', path: '/dev/hidraw5', usagePage: 1 },
  { vendorId: 0x0922, productId: 0x8003, product: 'scale', path: '/dev/hidraw6', usagePage: 0x8d },
  { vendorId: 0x046d, productId: 0xc31c, path: '/dev/hidraw7' },
];

const find = (open: () => Promise<() => Promise<HidDevice[]>>) => {
  const onFault = vi.fn();
  return { onFault, found: listHidPosScanners(onFault, open) };
};

describe('scanners in HID-POS mode', () => {
  it('are found by their usage page, each once, keyboards and scales not', async () => {
    const { found, onFault } = find(() => Promise.resolve(() => Promise.resolve(plugged)));
    expect(await found).toEqual({
      ok: true,
      scanners: [
        { id: '0c2e:0b6a', name: 'Honeywell 1950g' },
        { id: '1eab:1a03', name: '' },
      ],
    });
    expect(onFault).not.toHaveBeenCalled();
  });

  it('a module that can’t load is a code, with the reason for the log', async () => {
    const missing = new Error('libusb-1.0.so.0: cannot open shared object file');
    const { found, onFault } = find(() => Promise.reject(missing));
    expect(await found).toEqual({ ok: false, code: 'no-hid-module' });
    expect(onFault).toHaveBeenCalledExactlyOnceWith(missing);
  });

  it('a list that fails is another', async () => {
    const { found } = find(() => Promise.resolve(() => Promise.reject(new Error('denied'))));
    expect(await found).toEqual({ ok: false, code: 'no-hid-access' });
  });

  it('the real module answers here with a list or with a code', async () => {
    const faults: unknown[] = [];
    const found = await listHidPosScanners((error) => faults.push(error));
    expect(found.ok ? Array.isArray(found.scanners) && faults.length === 0 : faults.length === 1).toBe(true);
  });
});

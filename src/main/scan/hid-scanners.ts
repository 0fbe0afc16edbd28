// Scanners in HID-POS mode: they send reports instead of keys, so that the keyboard wedge never hears them. This version
// reads keyboard mode; here such a scanner is at least found, so that the settings can say "switch it by its manual".
// The only door to node-hid. It is loaded when asked for: without libusb the module does not load at all.

/** USB HID usage page "Bar Code Scanner" (HID Point of Sale Usage Tables 1.02). */
const SCANNER_PAGE = 0x8c;

/** What is read of a device that node-hid lists. */
export type HidDevice = {
  vendorId: number;
  productId: number;
  manufacturer?: string | undefined;
  product?: string | undefined;
  path?: string | undefined;
  usagePage?: number | undefined;
};

/** Names come from the device: show them escaped. `id` is `vvvv:pppp` in hex, as in the system's own lists. */
type HidScanner = { id: string; name: string };

/** `no-hid-module`: node-hid can't load here (libusb missing). `no-hid-access`: it loaded and could not list devices. */
type HidScanners = { ok: true; scanners: HidScanner[] } | { ok: false; code: 'no-hid-module' | 'no-hid-access' };

const hex = (number: number): string => number.toString(16).padStart(4, '0');

const scannerOf = ({ vendorId, productId, manufacturer, product }: HidDevice): HidScanner => ({
  id: `${hex(vendorId)}:${hex(productId)}`,
  name: [manufacturer, product].filter((part) => part !== undefined && part !== '').join(' '),
});

/** Loads node-hid and gives its list of devices. */
const openHid = async (): Promise<() => Promise<HidDevice[]>> => {
  const { devicesAsync } = await import('node-hid');
  return devicesAsync;
};

/** Scanners in HID-POS mode that are plugged in now, one for each device. Never throws; `onFault` gets the reason. */
export async function listHidPosScanners(
  onFault: (error: unknown) => void,
  open: () => Promise<() => Promise<HidDevice[]>> = openHid,
): Promise<HidScanners> {
  let code: 'no-hid-module' | 'no-hid-access' = 'no-hid-module';
  try {
    const listDevices = await open();
    code = 'no-hid-access';
    const devices = (await listDevices()).filter(({ usagePage }) => usagePage === SCANNER_PAGE);
    // One device lists each of its collections under the same path.
    const byPath = new Map(devices.map((device, index) => [device.path ?? String(index), device]));
    return { ok: true, scanners: [...byPath.values()].map(scannerOf) };
  } catch (error) {
    onFault(error);
    return { ok: false, code };
  }
}

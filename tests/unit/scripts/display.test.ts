import { describe, expect, it } from 'vitest';
import { openDisplay } from '../../../scripts/lib/display.ts';
import { hasDisplay } from '../../../scripts/lib/system-libraries.ts';

describe('the display that is there', () => {
  it('is X or Wayland, and not an empty name', () => {
    expect(hasDisplay({ DISPLAY: ':0' })).toBe(true);
    expect(hasDisplay({ WAYLAND_DISPLAY: 'wayland-0' })).toBe(true);
    expect(hasDisplay({ DISPLAY: '', WAYLAND_DISPLAY: '' })).toBe(false);
    expect(hasDisplay({})).toBe(false);
  });

  it('is used as it is, and known again when it is one of ours', async () => {
    expect(await openDisplay({ DISPLAY: ':5' })).toMatchObject({ isVirtual: false, env: { DISPLAY: ':5' } });
    const ours = await openDisplay({ DISPLAY: ':5', DOCKPROOF_VIRTUAL_DISPLAY: ':5' });
    expect(ours.isVirtual).toBe(true);
    const anothers = await openDisplay({ DISPLAY: ':6', DOCKPROOF_VIRTUAL_DISPLAY: ':5' });
    expect(anothers.isVirtual).toBe(false);
  });
});

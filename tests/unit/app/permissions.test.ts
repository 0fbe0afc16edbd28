import { describe, expect, it } from 'vitest';
import { START_URL } from '../../../src/main/app/own-origin.ts';
import { isGranted } from '../../../src/main/app/permissions.ts';

const camera = { permission: 'media', isMainFrame: true, url: START_URL, mediaTypes: ['video'] };

describe('permissions', () => {
  it('grant the camera to our own main frame, by page or by origin', () => {
    expect(isGranted(camera)).toBe(true);
    expect(isGranted({ ...camera, url: 'app://dockproof/' })).toBe(true);
  });

  it('let a button of our own main frame put a text onto the clipboard', () => {
    const write = { ...camera, permission: 'clipboard-sanitized-write', mediaTypes: [] };
    expect(isGranted(write)).toBe(true);
    expect(isGranted({ ...write, isMainFrame: false })).toBe(false);
    expect(isGranted({ ...write, url: 'https://example.com/' })).toBe(false);
  });

  it.each([
    ['the microphone', { ...camera, mediaTypes: ['audio'] }],
    ['camera and microphone together', { ...camera, mediaTypes: ['video', 'audio'] }],
    ['media of no known kind', { ...camera, mediaTypes: [] }],
    ['unknown media', { ...camera, mediaTypes: ['unknown'] }],
    ['the camera in an embedded frame', { ...camera, isMainFrame: false }],
    ['the camera for another page', { ...camera, url: 'https://example.com/' }],
    ['the camera for nobody', { ...camera, url: undefined }],
  ])('refuse %s', (_what, asked) => {
    expect(isGranted(asked)).toBe(false);
  });

  it.each([
    'geolocation',
    'notifications',
    'clipboard-read',
    'display-capture',
    'usb',
    'hid',
    'fullscreen',
    'openExternal',
  ])('refuse %s', (permission) => {
    expect(isGranted({ ...camera, permission })).toBe(false);
  });
});

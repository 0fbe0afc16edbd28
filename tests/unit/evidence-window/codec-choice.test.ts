import { expect, test } from 'vitest';
import { chooseCodec } from '../../../src/renderer/evidence/codec-choice.ts';

const size = { widthPx: 1280, heightPx: 720 };
const choose = (isSupported: (config: VideoEncoderConfig) => boolean) =>
  chooseCodec(size, 15, (config) => Promise.resolve(isSupported(config)));

test('H.264 main is taken first, as MP4 wants it', async () => {
  const choice = await choose(() => true);
  expect(choice?.codec).toBe('avc');
  expect(choice?.config).toMatchObject({ codec: 'avc1.4d001f', width: 1280, height: 720, avc: { format: 'avc' } });
});

test('VP9 is taken where there is no H.264', async () => {
  const choice = await choose((config) => config.codec.startsWith('vp09'));
  expect(choice?.codec).toBe('vp9');
  expect(choice?.config).not.toHaveProperty('avc');
});

test("a graphics card's encoder is taken when the processor has none", async () => {
  const choice = await choose((config) => config.hardwareAcceleration !== 'prefer-software');
  expect(choice?.config.codec).toBe('avc1.4d001f');
});

test('a machine without encoders is told apart', async () => {
  expect(await choose(() => false)).toBeNull();
});

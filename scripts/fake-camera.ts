import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { composeFakeCamera } from './lib/fake-camera.ts';
import { createReport, Refusal, runScript } from './lib/report.ts';

// A camera made of a file, for benches without one: node scripts/fake-camera.ts bench.mjpeg --waybill SF1300001234562
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    waybill: { type: 'string', default: 'SF1300001234562' },
    label: { type: 'string' },
    width: { type: 'string', default: '1280' },
    height: { type: 'string', default: '720' },
    seconds: { type: 'string', default: '5' },
  },
});

const report = createReport((line) => process.stdout.write(line));

await runScript(async () => {
  const [name] = positionals;
  const [widthPx, heightPx, seconds] = [Number(values.width), Number(values.height), Number(values.seconds)];
  if (name === undefined || !name.endsWith('.mjpeg') || !(widthPx >= 320 && heightPx >= 240 && seconds > 0)) {
    throw new Refusal({
      zh: '用法：fake-camera.ts 文件.mjpeg [--waybill 运单号] [--label 面单照片] [--width 1280] [--height 720] [--seconds 5]。什么都没写。',
      en: 'usage: fake-camera.ts FILE.mjpeg [--waybill TEXT] [--label PHOTO] [--width 1280] [--height 720] [--seconds 5]. Nothing was written.',
    });
  }
  const file = resolve(name);
  const label = values.label === undefined ? {} : { labelImage: values.label };
  await composeFakeCamera({ file, waybill: values.waybill, ...label, widthPx, heightPx, seconds });
  report({
    zh: `已写好 ${file}，启动时加 --use-fake-device-for-media-stream --use-file-for-fake-video-capture=${file}`,
    en: `written; start with --use-fake-device-for-media-stream --use-file-for-fake-video-capture=${file}`,
  });
  return 0;
});

import { PAGE_IDS } from '../../../src/renderer/settings/setting-list.ts';
import { emptyBench } from '../fake-station.ts';
import { refuse } from '../../../src/shared/result.ts';
import type { Scene } from './scenes.ts';

// The page of the settings where things are printed.

const printers = [
  { id: 'HP_LaserJet', name: 'HP LaserJet Pro M404' },
  { id: 'TSC', name: 'TSC TTP-244 Pro' },
];
const made = { file: 'command-sheet-zh-20261122-140509.pdf', pages: 3, rows: 46 };
/** F10 opens the settings; where the page of printing stands among them. */
const open = (more: Partial<Scene> = {}): Scene => ({
  view: emptyBench,
  keys: ['F10', ...Array.from({ length: PAGE_IDS.indexOf('print') }, () => 'ArrowDown')],
  printers,
  ...more,
});

export const PRINT_SCENES = {
  'print-page': open({ settings: { labelPrinter: 'TSC', printsLabels: true } }),
  'print-made': open({ printed: made, clicks: ['存 PDF 命令条码', 'Save PDF Command barcodes'] }),
  'print-no-printer': open({
    printers: [],
    settings: { labelPrinter: 'Zebra ZD421' },
    printed: refuse('no-printer'),
    clicks: ['打印 帮助卡', 'Print Help card'],
  }),
} satisfies Record<string, Scene>;

import { describe, expect, it } from 'vitest';
import type { CasePhoto } from '../../../src/main/pack/case-source.ts';
import { chooseFigures, isOriginalIn, partOf, waybillPhoto } from '../../../src/main/pack/figure-rules.ts';
import { isPlainLine } from '../../../src/main/pack/custody-files.ts';
import type { Shot } from '../../../src/shared/domain-words.ts';
import { FIGURES_MAX, OWN_STILLS_MAX, PRESET_RULES } from '../../../src/shared/pack/presets.ts';

const photo = (id: number, shot: Shot, more: Partial<CasePhoto> = {}): CasePhoto => ({
  id: `photo-${id}`,
  shot,
  sha256: String(id).padStart(64, '0'),
  bytes: 1000,
  takenAt: id,
  operatorNo: '0217',
  shapes: [],
  caption: '',
  modulePxMilli: null,
  isDeleted: false,
  ...more,
});
const MASK = [{ kind: 'mask', x: 0, y: 0, w: 100, h: 100 }] as const;

describe('figures', () => {
  it('show four different things first, in the order of the preset', () => {
    const photos = [photo(1, 'label'), photo(2, 'label'), photo(3, 'defect'), photo(4, 'outer'), photo(5, 'contents')];
    const shots = (preset: 'taobao' | 'court' | 'jd'): Shot[] =>
      chooseFigures(photos, PRESET_RULES[preset]).map(({ shot }) => shot);
    expect(shots('taobao')).toEqual(['label', 'contents', 'defect', 'outer', 'label']);
    expect(shots('court')).toEqual(['outer', 'label', 'contents', 'defect', 'label']);
    expect(shots('jd')[0]).toBe('defect');
  });

  it('take the drawn one, then the more legible one, of the same shot', () => {
    const photos = [
      photo(1, 'label', { modulePxMilli: 2800 }),
      photo(2, 'label', { modulePxMilli: 1200 }),
      photo(3, 'label', { caption: '面单' }),
    ];
    expect(chooseFigures(photos, PRESET_RULES.plain).map(({ id }) => id)).toEqual(['photo-3', 'photo-1', 'photo-2']);
    expect(waybillPhoto(photos)?.id).toBe('photo-1');
  });

  it('are not too many, and those that took themselves come last', () => {
    const auto = Array.from({ length: 40 }, (_, index) => photo(index, 'auto'));
    const chosen = chooseFigures([...auto, photo(99, 'defect')], PRESET_RULES.plain);
    expect(chosen.map(({ shot }) => shot)).toEqual(['defect', ...Array<Shot>(OWN_STILLS_MAX).fill('auto')]);
    const many = Array.from({ length: 60 }, (_, index) => photo(index, 'body'));
    expect(chooseFigures(many, PRESET_RULES.plain)).toHaveLength(FIGURES_MAX);
  });

  it('take what a person gave a name before the stills that took themselves', () => {
    const auto = Array.from({ length: 40 }, (_, index) => photo(index, 'auto'));
    const chat = photo(98, 'extra', { caption: '聊天记录' });
    const chosen = chooseFigures([...auto, photo(97, 'extra'), chat], PRESET_RULES.plain);
    expect(chosen[0]?.id).toBe('photo-98');
    expect(chosen).toHaveLength(OWN_STILLS_MAX);
  });

  it('leave out what retention removed', () => {
    expect(chooseFigures([photo(1, 'label', { isDeleted: true })], PRESET_RULES.plain)).toEqual([]);
  });
});

describe('the masked variant', () => {
  it('leaves out every original that may show a label or was masked', () => {
    const kept = (['outer', 'label', 'slip', 'auto', 'extra', 'seal', 'defect'] as const).filter((shot) =>
      isOriginalIn('masked', photo(1, shot)),
    );
    expect(kept).toEqual(['seal', 'defect']);
    expect(isOriginalIn('masked', photo(1, 'defect', { shapes: MASK }))).toBe(false);
    expect(isOriginalIn('sealed', photo(1, 'label', { shapes: MASK }))).toBe(true);
  });

  it('shows of a label nothing but its bars unless somebody drew a mask', () => {
    expect(partOf('masked', photo(1, 'label'))).toBe('barcode');
    expect(partOf('masked', photo(1, 'label', { shapes: MASK }))).toBe('whole');
    expect(partOf('masked', photo(1, 'defect'))).toBe('whole');
    expect(partOf('sealed', photo(1, 'label'))).toBe('whole');
  });

  const line = (table: string, row: object) => ({
    seq: 1,
    line: JSON.stringify({ body: { at: 1, event: table, row, table }, prev: '', seq: 1 }),
  });
  it.each([
    ['scan', { raw: 'SF1300001234562' }, true],
    ['scan', { raw: '王小明 13812345678' }, false],
    ['session_fact', { body: '{"kind":"coded","code":"damaged","isSet":true}' }, true],
    ['session_fact', { body: '{"kind":"noted","text":"王小明说"}' }, false],
    ['verdict', { note: '' }, true],
    ['verdict', { note: '13812345678' }, false],
    ['photo_check', { barcodes: '["SF1300001234562"]' }, true],
    ['photo_check', { barcodes: '["name=王小明"]' }, false],
    ['annotation', { shapes: '{"caption":"","shapes":[]}' }, true],
    ['annotation', { shapes: '{"caption":"王小明","shapes":[]}' }, false],
    ['command', { body: '{"key":"refund:x:1","reason":"intact:"}' }, true],
    ['command', { body: '{"key":"refund:x:1","reason":"和王小明谈好"}' }, false],
    ['hold', { why: '买家起诉' }, false],
    ['photo', { sha256: 'a', shot: 'label' }, true],
    ['pack_export', { id: 'x' }, true],
  ])('shows the line of %s %j: %s', (table, row, isShown) => {
    expect(isPlainLine(line(table, row))).toBe(isShown);
  });
});

import { describe, expect, it } from 'vitest';
import { maskAddress, maskName, maskPhone, maskText } from '../../../src/shared/pack/masking.ts';
import { fc } from '../../support/property.ts';

const digitsIn = (text: string): number => (text.match(/\d/g) ?? []).length;

describe('masking of names', () => {
  it.each([
    ['王小明', '王**'],
    ['王*', '王*'],
    ['王', '*'],
    ['欧阳娜娜', '欧***'],
    ['John Smith', 'J***'],
    ['  ', ''],
    ['𠮷田', '𠮷*'],
  ])('%j becomes %j', (name, masked) => {
    expect(maskName(name)).toBe(masked);
  });

  it('hides at least one character of any name', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (name) => {
        fc.pre(name.trim() !== '');
        expect(maskName(name)).toContain('*');
      }),
    );
  });
});

describe('masking of phones', () => {
  it.each([
    ['13812345678', '138******78'],
    ['+86 138-1234-5678', '138******78'],
    ['138****5678', '138******78'],
    ['１３８１２３４５６７８', '138******78'],
    ['010-62345678', '010******78'],
    ['5678', '******'],
  ])('%j becomes %j', (phone, masked) => {
    expect(maskPhone(phone)).toBe(masked);
  });

  it('hides at least six digits of each phone in a text, however it is written', () => {
    const mobile = fc.tuple(fc.constantFrom('13', '15', '17', '18', '19'), fc.stringMatching(/^\d{9}$/));
    const gap = fc.constantFrom('', ' ', '-', '.');
    fc.assert(
      fc.property(mobile, gap, fc.constantFrom('', '+86', '86 ', '0086-'), ([head, rest], between, country) => {
        const number = `${head}${rest}`;
        const written = [number.slice(0, 3), number.slice(3, 7), number.slice(7)].join(between);
        const masked = maskText(`电话${country}${written}，放门口`);
        expect(digitsIn(masked)).toBeLessThanOrEqual(5);
        expect(masked).toContain('******');
        expect(masked.startsWith('电话') && masked.endsWith('，放门口')).toBe(true);
      }),
    );
  });
});

describe('masking of free text', () => {
  it('leaves waybills, order numbers, dates and sums alone', () => {
    const text = '运单 SF1300001234562，YT8912345678901，订单 3201234567890123456，2026-11-22 14:05，¥1299.00';
    expect(maskText(text)).toBe(text);
  });

  it('leaves the numbers of the case alone even where they look like a phone', () => {
    expect(maskText('序列号 13812345678', { keep: ['13812345678'] })).toBe('序列号 13812345678');
    expect(maskText('序列号 13812345678')).toBe('序列号 138******78');
  });

  it('hides landlines, identity numbers, mail addresses and half-hidden phones', () => {
    expect(maskText('0571-87654321')).toBe('057******21');
    expect(maskText('330106199003071234')).toBe('330*************34');
    expect(maskText('wang.xm@example.com')).toBe('w***@example.com');
    expect(maskText('尾号 138****5678')).toBe('尾号 138******78');
  });

  it("hides the buyer's name where the note has it", () => {
    expect(maskText('王小明说没收到', { names: ['王小明', '王*'] })).toBe('王**说没收到');
  });
});

describe('masking of addresses', () => {
  it.each([
    ['浙江省杭州市西湖区文三路 90 号 3幢2单元501室', '浙江省杭州市西湖区文三路 90 号 *幢*单元*室'],
    ['中山路12号楼B座1203室', '中山路*号楼*座*室'],
    ['幸福小区 3-2-501', '幸福小区 *-*-*'],
    ['12 Nanjing Rd, Apt 5B', '12 Nanjing Rd, Apt *'],
    ['十二栋三单元', '*栋*单元'],
  ])('%j becomes %j', (address, masked) => {
    expect(maskAddress(address)).toBe(masked);
    expect(maskText(address)).toBe(masked);
  });
});

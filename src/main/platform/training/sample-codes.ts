import { fitsGs1, fitsLuhn, fitsS10, fitsSf } from '../../../shared/check-digits.ts';
import type { CourierId } from '../../../shared/couriers.ts';

/** Puts in the check digit that makes the code right, between `body` and `tail`. */
function withCheckDigit(body: string, fits: (text: string) => boolean, tail = ''): string {
  for (let digit = 0; digit < 10; digit++) {
    const code = `${body}${digit}${tail}`;
    if (fits(code)) return code;
  }
  throw new Error(`no check digit fits ${body}`);
}

const padded = (number: number, length: number): string => String(number).padStart(length, '0');

/** An EAN-13 of a Chinese maker (690…699): `maker` in 0…9, `article` up to nine digits. */
export const barcodeOf = (maker: number, article: number): string =>
  withCheckDigit(`69${maker % 10}${padded(article, 9)}`, fitsGs1);

/** Makes neighbours look unlike each other; different numbers stay different, because the factor shares none with 10. */
const spread = (number: number, length: number): string =>
  ((BigInt(number) * 7_640_891_576_957n + 902_468_135_791n) % 10n ** BigInt(length)).toString().padStart(length, '0');

/** An IMEI; the number is made up, its Luhn digit is right. */
export const imeiOf = (number: number): string => withCheckDigit(`35${spread(number, 12)}`, fitsLuhn);

export const SAMPLE_COURIERS = ['sf', 'yto', 'zto', 'sto', 'yunda', 'jt', 'jd', 'ems'] as const;
export type SampleCourier = Extract<CourierId, (typeof SAMPLE_COURIERS)[number]>;

/** A waybill number as this courier prints it, different for every `number` below a hundred million. */
export function waybillOf(courier: SampleCourier, number: number): string {
  const digits = (length: number): string => spread(number, length);
  switch (courier) {
    case 'sf':
      return withCheckDigit(`SF130${digits(9)}`, fitsSf);
    case 'yto':
      return `YT88${digits(11)}`;
    case 'zto':
      return `7583${digits(10)}`;
    case 'sto':
      return `773${digits(12)}`;
    case 'yunda':
      return `318${digits(12)}`;
    case 'jt':
      return `JT0${digits(12)}`;
    case 'jd':
      return `JDVA${digits(11)}`;
    case 'ems':
      return withCheckDigit(`EB${digits(8)}`, fitsS10, 'CN');
  }
}

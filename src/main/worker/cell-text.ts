/** What a cell of a spreadsheet can be once it is read; numbers as the file spells them. */
export type SheetCell = string | boolean | Date | { number: string } | null;

const pad = (value: number, length = 2): string => String(value).padStart(length, '0');

/** A spreadsheet's date has no zone: its wall-clock time, as it stands in the cell. */
const dateText = (date: Date): string => {
  const day = `${date.getUTCFullYear()}-${pad(date.getUTCMonth() + 1)}-${pad(date.getUTCDate())}`;
  const time = `${pad(date.getUTCHours())}:${pad(date.getUTCMinutes())}:${pad(date.getUTCSeconds())}`;
  return time === '00:00:00' ? day : `${day} ${time}`;
};

/** Digits a spreadsheet program keeps of a number. What it shows behind them are zeros, not what was typed. */
const KEPT_DIGITS = 15;
const EXPONENT = /^-?\d(?:\.(\d+))?E\+?(\d{1,3})$/i;

/**
 * A number as a person would copy it: whole numbers with all their digits, never `1.3E+15`. A number too long for a
 * spreadsheet has lost its last digits for good; it keeps its exponent, so that the rules can say so instead of taking a
 * wrong number for a waybill.
 */
export const numberText = (spelled: string): string => {
  const value = Number(spelled);
  if (!Number.isFinite(value)) return spelled;
  const exponent = EXPONENT.exec(spelled);
  if (exponent === null) return /^-?\d+$/.test(spelled) ? spelled : roundedText(value);
  const digits = Number(exponent[2]) + 1;
  const spelledDigits = 1 + (exponent[1]?.length ?? 0);
  if (digits > KEPT_DIGITS && (spelledDigits < digits || !Number.isSafeInteger(value)))
    return spelled.toUpperCase().replace(/E\+?/, 'E+');
  return Number.isSafeInteger(value) ? String(value) : roundedText(value);
};

/** 129.90000000000001 is 129.9 to the person who typed it. */
const roundedText = (value: number): string => {
  const rounded = Number(value.toPrecision(KEPT_DIGITS));
  return Math.abs(rounded) < 1e15 && Math.abs(rounded) >= 1e-6 ? String(rounded) : rounded === 0 ? '0' : String(value);
};

/** A cell as text; what is no text is written the one way our rules read it. */
export const cellText = (cell: SheetCell): string => {
  if (cell === null) return '';
  if (typeof cell === 'string') return cell;
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : dateText(cell);
  return numberText(cell.number);
};

// Times of Pinduoduo's answers, pure: `yyyy-MM-dd HH:mm:ss` in GMT+8, or UNIX seconds (ms in places) as number or text.

const CHINA_MS = 8 * 3_600_000;
const TIME = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/;

/** As the list writes it. */
const chinaTime = (at: number): string => new Date(at + CHINA_MS).toISOString().slice(0, 19).replace('T', ' ');

/** Null for what is no time (also a 31 February), for 0 and for what lies before 2001. */
export function parseMoment(said: string | number): number | null {
  const text = String(said).trim();
  if (/^\d{10}$/.test(text)) return Number(text) * 1000;
  if (/^\d{13}$/.test(text)) return Number(text);
  if (!TIME.test(text)) return null;
  const at = Date.parse(`${text.replace(' ', 'T')}+08:00`);
  return !Number.isNaN(at) && chinaTime(at) === text ? at : null;
}

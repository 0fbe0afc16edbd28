const two = (n: number): string => String(n).padStart(2, '0');

/** A time (ms) as a field of date and time wants it, by this computer's clock. */
export const localInputTime = (at: number): string => {
  const time = new Date(at);
  const day = `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
  return `${day}T${two(time.getHours())}:${two(time.getMinutes())}`;
};

/** What such a field holds, ms; null while it holds no time. */
export const timeOfLocalInput = (text: string): number | null => {
  const at = new Date(text).getTime();
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(text) && Number.isSafeInteger(at) && at >= 0 ? at : null;
};

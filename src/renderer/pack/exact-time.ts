/** Day and second on the bench's own clock: a time line is read beside a film and a platform's page. */
export const exactTime = (at: number): { day: string; time: string } => {
  const date = new Date(at);
  const two = (n: number): string => String(n).padStart(2, '0');
  return {
    day: `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`,
    time: `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`,
  };
};

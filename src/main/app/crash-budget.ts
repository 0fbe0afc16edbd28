/** Whether a page that died may be loaded again: not if it dies over and over, which would only flicker. */
type CrashBudget = { spend: (atMs: number) => boolean };

export function createCrashBudget(crashes = 3, withinMs = 60_000): CrashBudget {
  let recent: number[] = [];
  return {
    spend: (atMs) => {
      recent = [...recent.filter((at) => atMs - at < withinMs), atMs];
      return recent.length <= crashes;
    },
  };
}

/** A setting in the language on screen. */
type SettingText = { label: string; effect: string; pageName: string; also: string };

const fold = (text: string): string => text.normalize('NFKC').toLowerCase();

/**
 * The settings that have to do with what was typed: all its words stand in label, effect, page or choices. First those whose label
 * has them, then those whose page has them, then the rest; otherwise in the order of the pages. Nothing typed: none.
 */
export const findSettings = <T extends SettingText>(all: readonly T[], typed: string): T[] => {
  const words = fold(typed).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const hasAll = (text: string): boolean => words.every((word) => fold(text).includes(word));
  const rank = ({ label, effect, pageName, also }: T): number => {
    if (hasAll(label)) return 0;
    if (hasAll(pageName)) return 1;
    return hasAll(`${label} ${effect} ${pageName} ${also}`) ? 2 : 3;
  };
  return all
    .map((setting) => ({ setting, rank: rank(setting) }))
    .filter((one) => one.rank < 3)
    .sort((a, b) => a.rank - b.rank)
    .map(({ setting }) => setting);
};

import { createContext } from 'react';
import type { SettingId } from './setting-list.ts';

/** The setting that was looked for; `n` makes the same one twice two. */
export type SettingMark = { id: SettingId; n: number };

export const SettingMarkContext = createContext<SettingMark | null>(null);

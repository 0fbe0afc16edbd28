import type { OverviewPageProps } from '../overview/overview-page.ts';
import { later } from './later.tsx';

// The screens beside the bench: none of them is needed before the first scan, so none is read before it can be taken.
// (The first start is not among them: React shows what was waited for 300 ms late, and it is what a new bench begins with.)

export const DecideScreen = later(async () => (await import('../decision/DecideScreen.tsx')).DecideScreen);
export const CasesScreen = later(async () => (await import('../pack/CasesScreen.tsx')).CasesScreen);
export const FindScreen = later(async () => (await import('../session/FindScreen.tsx')).FindScreen);
export const ImportScreen = later(async () => (await import('../import/ImportScreen.tsx')).ImportScreen);
export const ShelfScreen = later(async () => (await import('../shelf/ShelfScreen.tsx')).ShelfScreen);
export const SyncScreen = later(async () => (await import('../sync/SyncScreen.tsx')).SyncScreen);
export const SettingsScreen = later(async () => (await import('../settings/SettingsScreen.tsx')).SettingsScreen);
export const HelpDialog = later(async () => (await import('../help/HelpDialog.tsx')).HelpDialog);
export const ParcelRecord = later(async () => (await import('../session/ParcelRecord.tsx')).ParcelRecord);
export const LargeViewDialog = later(async () => (await import('../evidence/LargeViewDialog.tsx')).LargeViewDialog);

// The pages of the overview.
type Page = OverviewPageProps;
export const BoardScreen = later<Page>(async () => (await import('../board/BoardScreen.tsx')).BoardScreen);
export const DockScreen = later<Page>(async () => (await import('../board/DockScreen.tsx')).DockScreen);
export const ShiftScreen = later<Page>(async () => (await import('../board/ShiftScreen.tsx')).ShiftScreen);
export const RegisterScreen = later<Page>(async () => (await import('../register/RegisterScreen.tsx')).RegisterScreen);
export const RecheckScreen = later<Page>(async () => (await import('../recheck/RecheckScreen.tsx')).RecheckScreen);
/** With the charts, which are a third of all code: read ahead by the overview, not by `loadScreens`. */
export const ReportScreen = later<Page>(async () => (await import('../report/ReportScreen.tsx')).ReportScreen);

/** Reads the screens one after the other, those first that are asked for first. Rejects at the first that can't be read. */
export async function loadScreens(): Promise<void> {
  const dialogs = [ParcelRecord, LargeViewDialog, HelpDialog];
  const screens = [DecideScreen, ShelfScreen, FindScreen, CasesScreen, SettingsScreen, BoardScreen, SyncScreen];
  const seldom = [DockScreen, RegisterScreen, ShiftScreen, RecheckScreen, ImportScreen];
  for (const part of [...dialogs, ...screens, ...seldom]) await part.load();
}

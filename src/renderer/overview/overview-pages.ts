import { lazy } from 'react';
import type { ComponentType } from 'react';
import type { FKey } from '../session/bench-keys.ts';
import type { OverviewPage, OverviewPageProps } from './overview-page.ts';

type Page = { page: OverviewPage; key: FKey; Screen: ComponentType<OverviewPageProps> };

const BoardScreen = lazy(async () => ({ default: (await import('../board/BoardScreen.tsx')).BoardScreen }));

const DockScreen = lazy(async () => ({ default: (await import('../board/DockScreen.tsx')).DockScreen }));

const RecheckScreen = lazy(async () => ({ default: (await import('../recheck/RecheckScreen.tsx')).RecheckScreen }));

const RegisterScreen = lazy(async () => ({ default: (await import('../register/RegisterScreen.tsx')).RegisterScreen }));

const ReportScreen = lazy(async () => ({ default: (await import('../report/ReportScreen.tsx')).ReportScreen }));

const ShiftScreen = lazy(async () => ({ default: (await import('../board/ShiftScreen.tsx')).ShiftScreen }));

/** The pages in the order of their keys. */
export const PAGES: readonly Page[] = [
  { page: 'board', key: 'F1', Screen: BoardScreen },
  { page: 'reports', key: 'F2', Screen: ReportScreen },
  { page: 'registers', key: 'F3', Screen: RegisterScreen },
  { page: 'handOverSheet', key: 'F4', Screen: ShiftScreen },
  { page: 'receiving', key: 'F6', Screen: DockScreen },
  { page: 'rechecks', key: 'F12', Screen: RecheckScreen },
];

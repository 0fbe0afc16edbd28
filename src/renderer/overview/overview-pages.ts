import type { ComponentType } from 'react';
import type { FKey } from '../session/bench-keys.ts';
import { BoardScreen, DockScreen, RecheckScreen, RegisterScreen, ReportScreen, ShiftScreen } from '../ui/screens.ts';
import type { OverviewPage, OverviewPageProps } from './overview-page.ts';

type Page = { page: OverviewPage; key: FKey; Screen: ComponentType<OverviewPageProps> };

/** The pages in the order of their keys. */
export const PAGES: readonly Page[] = [
  { page: 'board', key: 'F1', Screen: BoardScreen },
  { page: 'reports', key: 'F2', Screen: ReportScreen },
  { page: 'registers', key: 'F3', Screen: RegisterScreen },
  { page: 'handOverSheet', key: 'F4', Screen: ShiftScreen },
  { page: 'receiving', key: 'F6', Screen: DockScreen },
  { page: 'rechecks', key: 'F12', Screen: RecheckScreen },
];

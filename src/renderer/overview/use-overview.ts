import { useState } from 'react';
import type { OverviewAct } from '../session/bench-keys.ts';
import { PAGES } from './overview-pages.ts';
import type { OverviewPage } from './overview-page.ts';

export type Overview = {
  page: OverviewPage;
  go: (page: OverviewPage) => void;
  /** The page lies over the whole window, strips and all. */
  isFilled: boolean;
  leaveFull: () => void;
  acts: Partial<Record<OverviewAct, boolean>>;
  act: (act: OverviewAct) => void;
};

/** Which page of the overview is shown; it is remembered while the window is open. Only the board fills the window. */
export const useOverview = (isOnScreen: boolean): Overview => {
  const [page, setPage] = useState<OverviewPage>('board');
  const [wantsFill, setWantsFill] = useState(false);
  const isFilled = isOnScreen && wantsFill && page === 'board';
  const leaveFull = (): void => {
    if (isOnScreen) setWantsFill(false);
  };
  return {
    page,
    go: setPage,
    isFilled,
    leaveFull,
    acts: { ...Object.fromEntries(PAGES.map((one) => [one.page, page !== one.page])), fill: page === 'board' },
    act: (act) => {
      if (act === 'fill') {
        if (page === 'board') setWantsFill(!wantsFill);
        return;
      }
      if (PAGES.some((one) => one.page === act)) setPage(act);
    },
  };
};

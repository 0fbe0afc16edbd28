import { lazy } from 'react';
import type { ComponentType } from 'react';
import type { StatusView } from '../../shared/sync.ts';
import type { FKey, OverviewAct } from '../session/bench-keys.ts';

// overview: what a supervisor looks at. Beside the bench; its pages only read what the stages stored, but for the
// registers, whose entries people change. Each page is a chunk of its own, loaded when it is first looked at.

export type OverviewPage = Exclude<OverviewAct, 'fill'>;
export type OverviewPageProps = { status: StatusView | null; isFilled: boolean };

type Page = { page: OverviewPage; key: FKey; Screen: ComponentType<OverviewPageProps> };

const BoardScreen = lazy(async () => ({ default: (await import('../board/BoardScreen.tsx')).BoardScreen }));

/** The pages in the order of their keys. */
export const PAGES: readonly Page[] = [{ page: 'board', key: 'F1', Screen: BoardScreen }];

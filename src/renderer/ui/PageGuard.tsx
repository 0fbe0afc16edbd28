import { Component, Suspense } from 'react';
import type { ReactNode } from 'react';

type Props = { children: ReactNode; fallback: ReactNode };

/** Keeps a page that fails, or is still being read, from taking the bench along: recording and scanning go on beside it. */
export class PageGuard extends Component<Props, { hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError(): { hasFailed: boolean } {
    return { hasFailed: true };
  }

  override render(): ReactNode {
    return this.state.hasFailed ? this.props.fallback : <Suspense>{this.props.children}</Suspense>;
  }
}

import { useEffectEvent, useLayoutEffect } from 'react';
import { attachWedge } from './wedge.ts';
import type { WedgeOptions } from './wedge.ts';

/** The mark on the page's timeline. */
const LISTENING = 'wedge-listening';

/** The wedge for as long as the component is there; the latest callbacks are called. Use it once, at the window's root. */
export function useWedge(options: WedgeOptions): void {
  const onScan = useEffectEvent(options.onScan);
  const onUnreadable = useEffectEvent(options.onUnreadable);
  const onTyped = useEffectEvent<NonNullable<WedgeOptions['onTyped']>>((strokes) => {
    options.onTyped?.(strokes);
  });
  // With the very frame that shows the window: a plain effect comes after it, and what was scanned in between was lost.
  useLayoutEffect(() => {
    const detach = attachWedge(document, {
      onScan: (raw, at) => {
        onScan(raw, at);
      },
      onUnreadable: (why, at) => {
        onUnreadable(why, at);
      },
      onTyped: (strokes) => {
        onTyped(strokes);
      },
    });
    // From here on a scan is heard: the end of the start, for who measures it (tests/bench/window-ready.ts).
    performance.mark(LISTENING);
    return detach;
  }, []);
}

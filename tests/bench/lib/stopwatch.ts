// Runs inside a page, ours or an empty one: both are timed by the same few lines.

declare global {
  interface Window {
    stopwatch?: Stopwatch;
  }
}

type Stopwatch = {
  reset: () => void;
  /** ms from the last Enter to the end of the frame that shows the waited-for element; null while there is none. */
  read: () => number | null;
};

/**
 * Starts timing in the page: from the time stamp of each Enter to the end of the page's work on the first frame that has
 * what `selector` finds. A message posted in the frame's own callback is handled after style, layout and paint; putting the
 * painted frame on the glass (rasterizing, the display) comes after it and is not seen from a page. Element Timing would
 * tell that moment too, but leaves out what is drawn in the frame of a key, and whatever is marked once it is in the page.
 * Must stand alone: it is sent to the page as text.
 */
export function startStopwatch(selector: string): void {
  let enterAt: number | null = null;
  let shownAt: number | null = null;
  let wasThere = document.querySelector(selector) !== null;
  addEventListener(
    'keydown',
    (event) => {
      if (event.key === 'Enter') enterAt = event.timeStamp;
    },
    true,
  );
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    shownAt ??= performance.now();
  };
  new MutationObserver(() => {
    const isThere = document.querySelector(selector) !== null;
    if (isThere && !wasThere) {
      requestAnimationFrame(() => {
        port2.postMessage(null);
      });
    }
    wasThere = isThere;
  }).observe(document, { childList: true, subtree: true });
  window.stopwatch = {
    reset: () => {
      enterAt = null;
      shownAt = null;
    },
    read: () => (enterAt === null || shownAt === null ? null : shownAt - enterAt),
  };
}

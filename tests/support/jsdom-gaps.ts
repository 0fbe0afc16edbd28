// What jsdom lacks and the window uses. Imported by the renderer's test harness before anything is rendered.

const noMedia = (query: string): MediaQueryList =>
  Object.assign(new EventTarget(), {
    matches: false,
    media: query,
    onchange: null,
    addListener: () => undefined,
    removeListener: () => undefined,
  });

class SilentResizeObserver implements ResizeObserver {
  observe(): void {
    // Nothing is laid out in jsdom, so nothing is ever resized.
  }
  unobserve(): void {
    // See observe.
  }
  disconnect(): void {
    // See observe.
  }
}

/** Fills the gaps; safe to call more than once. */
export const fillJsdomGaps = (): void => {
  window.matchMedia = noMedia;
  window.ResizeObserver = SilentResizeObserver;
  Element.prototype.scrollIntoView = () => undefined;
  Element.prototype.setPointerCapture = () => undefined;
};

// Runs inside the page: from a function key to the picture that it asked for.

declare global {
  interface Window {
    pictures?: PictureWatch;
  }
}

/** An element that `selector` finds, with this text in it ('' = any). */
export type Picture = { selector: string; text: string };
type PictureWatch = {
  expect: (picture: Picture) => void;
  /** ms from the function key to the end of the page's work on the first frame that has the picture; null before that. */
  read: () => number | null;
};

/** Starts watching; what counts as the end of a frame is told in stopwatch.ts. Must stand alone: it is sent as text. */
export function watchPictures(): void {
  let wanted: Picture | null = null;
  let keyAt: number | null = null;
  let isSeen = false;
  let shownAt: number | null = null;
  addEventListener(
    'keydown',
    (event) => {
      if (!/^F\d+$/.test(event.key)) return;
      keyAt = event.timeStamp;
      look();
    },
    true,
  );
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    shownAt ??= performance.now();
  };
  const isThere = ({ selector, text }: Picture): boolean =>
    [...document.querySelectorAll(selector)].some((element) => element.textContent.includes(text));
  const look = (): void => {
    if (isSeen || keyAt === null || wanted === null || !isThere(wanted)) return;
    isSeen = true;
    requestAnimationFrame(() => {
      port2.postMessage(null);
    });
  };
  new MutationObserver(look).observe(document, {
    ...{ childList: true, subtree: true, attributes: true, characterData: true },
  });
  window.pictures = {
    expect: (picture) => {
      [wanted, keyAt, isSeen, shownAt] = [picture, null, false, null];
    },
    read: () => (keyAt === null || shownAt === null ? null : shownAt - keyAt),
  };
}

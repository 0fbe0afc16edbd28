import { lazy, useState } from 'react';
import type { ComponentType, ReactElement } from 'react';

/** A part of the window whose code isn't read at its start; until it is there it suspends. */
type Later<P> = ((props: P) => ReactElement) & {
  /** Reads the code. Rejects when the file can't be read; the next call tries again. */
  load: () => Promise<ComponentType<P>>;
};

/**
 * Puts a part of the window off until it is wanted. What was loaded before is drawn in the same frame; React's own `lazy`
 * shows its fallback once even then, which is a flash at each key.
 */
export function later<P extends object>(read: () => Promise<ComponentType<P>>): Later<P> {
  let loaded: ComponentType<P> | null = null;
  const load = async (): Promise<ComponentType<P>> => {
    loaded ??= await read();
    return loaded;
  };
  const Waiting = lazy(async () => ({ default: await load() }));
  const Shown = (props: P) => {
    // Which of the two is settled when it is first drawn: another one would be drawn anew and forget what was typed.
    const [Part] = useState<ComponentType<P>>(() => loaded ?? Waiting);
    return <Part {...props} />;
  };
  return Object.assign(Shown, { load });
}

import { useEffectEvent, useLayoutEffect, useRef } from 'react';
import { isWritable } from '../scan/typed-field.ts';

type StepKeys = { onNext: () => void; onBack: () => void };

/** What has a meaning of its own for Enter keeps it. */
const OWN_ENTER = 'button, select, a, textarea, [data-own-enter]';

/** Nobody presses Enter this soon after a letter, with no field to write it in: a scanner too slow to be known as one. */
const SLOW_SCAN_MS = 600;

/**
 * Enter goes on, Escape back; Backspace, too, where it deletes nothing. A scan's Enter never gets here: the wedge swallows
 * it. Enter that ends a word of an input method is that method's.
 */
export const useStepKeys = ({ onNext, onBack }: StepKeys): void => {
  const lastCharAt = useRef(-Infinity);
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.isComposing || event.key === 'Process' || event.repeat) return;
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const target = event.target instanceof Element ? event.target : null;
    if (event.key.length === 1) lastCharAt.current = event.timeStamp;
    if (event.code === 'Escape' || (event.code === 'Backspace' && !isWritable(target))) {
      event.preventDefault();
      onBack();
    } else if (/^(?:Numpad)?Enter$/.test(event.code) && target?.closest(OWN_ENTER) == null) {
      event.preventDefault();
      if (isWritable(target) || event.timeStamp - lastCharAt.current > SLOW_SCAN_MS) onNext();
    }
  });
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      press(event);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => {
      window.removeEventListener('keydown', onKeyDown);
    };
  }, []);
};

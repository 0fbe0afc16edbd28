import { useEffect, useEffectEvent } from 'react';
import type { BoardAlert } from '../../shared/board.ts';
import type { Tone } from '../../shared/session.ts';
import { useDevices } from '../ui/devices.ts';
import { useSettings } from '../ui/settings-context.ts';
import { useStation } from '../ui/station-client.ts';

const EVERY_MS = 30_000;
/** The longest tone and a breath: two at once would be neither. */
const BETWEEN_MS = 1_000;
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * How it sounds: long and low what is late, the rhythm of a question what is near, and a rhythm of its own a negotiation
 * that ran out, for it wants the telephone and not the bench. Of the deadlines only the worse is heard.
 */
export const tonesOf = (alerts: readonly Pick<BoardAlert, 'level'>[]): Tone[] => {
  const levels = alerts.map(({ level }) => level);
  const deadline = levels.includes('late') ? 'refused' : levels.some((level) => level !== 'talk') ? 'question' : null;
  return [
    ...(deadline === null ? [] : ([deadline] as const)),
    ...(levels.includes('talk') ? (['overdue'] as const) : []),
  ];
};

/**
 * Asks what came nearer to its deadline and says it aloud, whatever is on screen. The station shows the system's own note;
 * the board says it in numbers.
 */
export const useBoardAlerts = (): void => {
  const station = useStation();
  const devices = useDevices();
  const { settings } = useSettings();
  const ask = useEffectEvent(async () => {
    const answer = await station.boardAlerts(undefined);
    if (!answer.ok || !settings.hasSound) return;
    for (const [nth, tone] of tonesOf(answer.value).entries()) {
      if (nth > 0) await wait(BETWEEN_MS);
      await devices.playTone(tone);
    }
  });
  useEffect(() => {
    const timer = setInterval(() => {
      ask().catch((error: unknown) => {
        // The station is gone for a moment; the next question says the same.
        console.warn('the board could not be asked', error);
      });
    }, EVERY_MS);
    return () => {
      clearInterval(timer);
    };
  }, []);
};

import { useEffect, useEffectEvent } from 'react';
import { useDevices } from '../ui/devices.ts';
import { useSettings } from '../ui/settings-context.ts';
import { useStation } from '../ui/station-client.ts';

const EVERY_MS = 30_000;

/**
 * Asks what came nearer to its deadline and says it aloud, whatever is on screen: long and low what is late, the rhythm of
 * a question what is near. The station shows the system's own note; the board says it in numbers.
 */
export const useBoardAlerts = (): void => {
  const station = useStation();
  const devices = useDevices();
  const { settings } = useSettings();
  const ask = useEffectEvent(async () => {
    const answer = await station.boardAlerts(undefined);
    if (!answer.ok || answer.value.length === 0 || !settings.hasSound) return;
    await devices.playTone(answer.value.some(({ level }) => level === 'late') ? 'refused' : 'question');
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

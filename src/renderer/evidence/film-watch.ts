import type { StationClient } from '../../shared/contract.ts';
import { SLICE_BYTES } from '../../shared/evidence.ts';
import type { Filming } from './filming.ts';
import type { Timers } from './timers.ts';

export type FilmLookCalls = Pick<StationClient, 'evidenceFilmFrame'>;

/** A label is held into the picture for a second or three; each look takes the next key frame, one a second. */
const LOOKS = 4;
/** The scan that opens a box comes before its film begins. */
const NOT_YET_MS = 1000;

type FilmWatch = {
  /** Looks whether the film of this box shows its waybill, until it does or the tries are used up. Never rejects. */
  look: (inspectionId: string) => Promise<void>;
};

/** Lets the station read what the film holds. A look that fails is none: the meter then says that the film lacks it. */
export function createFilmWatch(calls: FilmLookCalls, timers: Timers, look: Filming['look']): FilmWatch {
  /** The last box whose film was seen to show its waybill; looking again would tell nothing new. */
  let seenIn: string | null = null;
  let isLooking = false;

  const tryOnce = async (inspectionId: string): Promise<boolean> => {
    const frame = await look(inspectionId);
    if (frame === null || frame.jpeg.byteLength > SLICE_BYTES) {
      await new Promise<void>((resolve) => {
        timers.after(NOT_YET_MS, resolve);
      });
      return false;
    }
    const answer = await calls.evidenceFilmFrame({ inspectionId, ...frame });
    return answer.ok && answer.value.modulePxMilli !== null;
  };

  return {
    async look(inspectionId) {
      if (isLooking || seenIn === inspectionId) return;
      isLooking = true;
      try {
        for (let tries = 0; tries < LOOKS && seenIn !== inspectionId; tries += 1) {
          if (await tryOnce(inspectionId)) seenIn = inspectionId;
        }
      } catch (error) {
        console.warn('film not looked at', error);
      } finally {
        isLooking = false;
      }
    },
  };
}

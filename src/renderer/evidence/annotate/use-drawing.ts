import { useEffect, useReducer, useRef, useState } from 'react';
import type { Dispatch } from 'react';
import type { Drawing } from '../../../shared/annotation.ts';
import type { ErrorCode } from '../../../shared/result.ts';
import { useStation } from '../../ui/station-client.ts';
import { draw, drawingOf, EMPTY_STATE, isUnsaved } from './drawing-state.ts';
import type { DrawingAct, DrawingState } from './drawing-state.ts';

const NOTHING: Drawing = { shapes: [], caption: '' };

type DrawingInput = {
  inspectionId: string;
  sha256: string;
  /** The window was closed by something else (a scan), and what was drawn could not be stored. */
  onLost: (code: ErrorCode) => void;
};

type DrawingDesk = {
  state: DrawingState;
  act: Dispatch<DrawingAct>;
  refusal: ErrorCode | null;
  /** Stores what changed; answers whether all is stored now. */
  store: () => Promise<boolean>;
};

/**
 * The drawing over one photo. Stored when it is done, and also when the view goes away by itself: a scan at the bench
 * closes every dialog, and what was drawn must not go with it.
 */
export const useDrawing = ({ inspectionId, sha256, onLost }: DrawingInput): DrawingDesk => {
  const station = useStation();
  const [state, act] = useReducer(draw, EMPTY_STATE);
  const [refusal, setRefusal] = useState<ErrorCode | null>(null);
  const latest = useRef(state);
  const lost = useRef(onLost);
  useEffect(() => {
    latest.current = state;
    lost.current = onLost;
  });

  useEffect(() => {
    let isWanted = true;
    station.annotationsOf({ inspectionId }).then(
      (result) => {
        if (!isWanted) return;
        if (!result.ok) setRefusal(result.error.code);
        else {
          const { shapes, caption } = result.value.find((one) => one.sha256 === sha256) ?? NOTHING;
          act({ act: 'read', drawing: { shapes, caption } });
        }
      },
      () => {
        if (isWanted) setRefusal('internal');
      },
    );
    return () => {
      isWanted = false;
      const left = latest.current;
      if (!isUnsaved(left)) return;
      station.annotationSet({ inspectionId, sha256, ...drawingOf(left) }).then(
        (result) => {
          if (!result.ok) lost.current(result.error.code);
        },
        () => {
          lost.current('internal');
        },
      );
    };
  }, [station, inspectionId, sha256]);

  const store = async (): Promise<boolean> => {
    if (!isUnsaved(state)) return true;
    const drawing = drawingOf(state);
    setRefusal(null);
    try {
      const result = await station.annotationSet({ inspectionId, sha256, ...drawing });
      if (!result.ok) {
        setRefusal(result.error.code);
        return false;
      }
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      setRefusal('internal');
      return false;
    }
    act({ act: 'stored', drawing });
    // The view may close before it is drawn again.
    latest.current = { ...latest.current, saved: drawing };
    return true;
  };

  return { state, act, refusal, store };
};

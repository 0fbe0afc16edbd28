import { useEffect, useState } from 'react';
import type { PackView } from '../../shared/pack/pack-calls.ts';
import { presetOf } from '../../shared/pack/pack-record.ts';
import type { ErrorCode } from '../../shared/result.ts';
import { useSettings } from '../ui/settings-context.ts';
import { useStation } from '../ui/station-client.ts';

type ProofPack = {
  /** How much of it is made, 0 to 1; null while none is being made. */
  share: number | null;
  /** The name of the finished pack; null before. */
  file: string | null;
  /** Why it could not be made, or shown. */
  refusal: ErrorCode | null;
  make: () => void;
  /** Shows it in the system's file manager. */
  show: () => void;
};

const shareOf = ({ current }: PackView): number =>
  current === null || current.totalBytes === 0 ? 0 : Math.min(1, current.doneBytes / current.totalBytes);

/** The pack that a person takes along to the platform's back office, as that platform wants it, whole and sealed. */
export const useProofPack = (inspectionId: string, platform: string): ProofPack => {
  const station = useStation();
  const { settings } = useSettings();
  const [view, setView] = useState<PackView | null>(null);
  const [refusal, setRefusal] = useState<ErrorCode | null>(null);
  const orderId = view?.orderId ?? null;

  useEffect(() => {
    if (orderId === null) return;
    return station.on('packChanged', (fresh) => {
      if (fresh.orderId === orderId) setView(fresh);
    });
  }, [station, orderId]);

  const lost = (): void => {
    setRefusal('internal');
  };
  const made = view?.state === 'running' ? undefined : view?.cases[0];
  const file = made?.file ?? null;
  return {
    share: view?.state === 'running' ? shareOf(view) : null,
    file,
    refusal: refusal ?? made?.error ?? null,
    make: () => {
      setRefusal(null);
      const how = { preset: presetOf(platform), variant: 'sealed', locale: settings.language } as const;
      station
        .packExport({ inspectionIds: [inspectionId], ...how, demand: '', problem: '', marks: [] })
        .then((result) => {
          if (result.ok) setView(result.value);
          else setRefusal(result.error.code);
        }, lost);
    },
    show: () => {
      if (file === null) return;
      setRefusal(null);
      station.fileShow({ folder: 'packs', file }).then((result) => {
        if (!result.ok) setRefusal(result.error.code);
      }, lost);
    },
  };
};

import { useEffect, useState } from 'react';
import type { ProofInput, ProofView } from '../../shared/arbitration.ts';
import type { DisputeItem } from '../../shared/dispute.ts';
import type { PackPlan } from '../../shared/pack/pack-calls.ts';
import type { ErrorCode, Result } from '../../shared/result.ts';
import { useSettings } from '../ui/settings-context.ts';
import { useStation } from '../ui/station-client.ts';
import { presetOf } from '../../shared/pack/pack-record.ts';

export type ProofPhoto = Pick<PackPlan['figures'][number], 'sha256' | 'shot'>;

type Proof = {
  /** Null while it is read, and where it can't be. */
  view: ProofView | null;
  /** The figures of the pack, in its order; null until the form is asked for. */
  photos: readonly ProofPhoto[] | null;
  isBusy: boolean;
  refusal: ErrorCode | null;
  /** Asks the platform what it wants, and makes ready what is offered. */
  ask: () => void;
  /** Puts the form away. */
  leave: () => void;
  send: (proof: Pick<ProofInput, 'comment' | 'pictures'>) => void;
};

/** Proof for the arbitration of one dispute. */
export const useProof = ({ id, inspectionId, platform, stage, state }: DisputeItem, onChanged: () => void): Proof => {
  const station = useStation();
  const { settings } = useSettings();
  const [view, setView] = useState<ProofView | null>(null);
  const [photos, setPhotos] = useState<readonly ProofPhoto[] | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [refusal, setRefusal] = useState<ErrorCode | null>(null);

  // A pull may bring the platform in, or end it, while the case is looked at.
  useEffect(() => {
    let isWanted = true;
    station.proofRead({ id }).then(
      (result) => {
        if (isWanted) setView(result.ok ? result.value : null);
      },
      () => {
        // Without it nothing is offered; the case itself says that the station does not answer.
        if (isWanted) setView(null);
      },
    );
    return () => {
      isWanted = false;
    };
  }, [station, id, stage, state]);

  const tell = <T>(call: Promise<Result<T>>, then: (value: T) => void): void => {
    setIsBusy(true);
    setRefusal(null);
    call.then(
      (result) => {
        setIsBusy(false);
        if (result.ok) then(result.value);
        else setRefusal(result.error.code);
      },
      () => {
        setIsBusy(false);
        setRefusal('internal');
      },
    );
  };

  return {
    ...{ view, photos, isBusy, refusal },
    ask: () => {
      if (isBusy) return;
      const plan = { inspectionId, preset: presetOf(platform), variant: 'sealed', locale: settings.language } as const;
      tell(station.proofAsk({ id }), (asked) => {
        tell(station.packPlan(plan), ({ figures }) => {
          setPhotos(figures);
          setView(asked);
        });
      });
    },
    leave: () => {
      setRefusal(null);
      setPhotos(null);
      setView((known) => (known === null ? null : { ...known, wanted: null }));
    },
    send: (proof) => {
      if (isBusy) return;
      tell(station.proofSend({ id, ...proof, pictures: [...proof.pictures] }), (sent) => {
        setPhotos(null);
        setView(sent);
        onChanged();
      });
    },
  };
};

import { useEffect, useRef, useState } from 'react';
import type { StationClient } from '../../shared/contract.ts';
import type { EvidenceView, PhotoView } from '../../shared/evidence.ts';

type Evidence = {
  evidence: EvidenceView | null;
  isFailed: boolean;
  /** A photo that was just stored: shown without asking the station again. */
  addPhoto: (inspectionId: string, photo: PhotoView) => void;
};

type Read = { inspectionId: string; evidence: EvidenceView | null; isFailed: boolean };

const empty: EvidenceView = { photos: [], recordings: [], gaps: [] };

/** Photos and films of one inspection, oldest first, as far as this window knows. */
export const useEvidence = (station: StationClient, inspectionId: string | null): Evidence => {
  const [read, setRead] = useState<Read | null>(null);
  const shownId = useRef(inspectionId);
  useEffect(() => {
    shownId.current = inspectionId;
    if (inspectionId === null) return;
    let isWanted = true;
    const keep = (fresh: EvidenceView | null): void => {
      if (!isWanted) return;
      setRead((known) => {
        // Photos taken while the answer was on its way are already in `known`.
        const taken = known?.inspectionId === inspectionId ? (known.evidence?.photos ?? []) : [];
        const ids = new Set(fresh?.photos.map(({ id }) => id));
        const photos = [...(fresh?.photos ?? []), ...taken.filter(({ id }) => !ids.has(id))];
        return { inspectionId, evidence: { ...(fresh ?? empty), photos }, isFailed: fresh === null };
      });
    };
    station.evidenceOf({ inspectionId }).then(
      (result) => {
        keep(result.ok ? result.value : null);
      },
      () => {
        keep(null);
      },
    );
    return () => {
      isWanted = false;
    };
  }, [station, inspectionId]);

  const isCurrent = read !== null && read.inspectionId === inspectionId;
  return {
    evidence: isCurrent ? read.evidence : null,
    isFailed: isCurrent && read.isFailed,
    addPhoto: (id, photo) => {
      // A photo that arrives after its box was closed is stored, but belongs to nothing that is on screen.
      if (shownId.current !== id) return;
      setRead((known) => {
        const evidence = (known?.inspectionId === id ? known.evidence : null) ?? empty;
        return { inspectionId: id, evidence: { ...evidence, photos: [...evidence.photos, photo] }, isFailed: false };
      });
    },
  };
};

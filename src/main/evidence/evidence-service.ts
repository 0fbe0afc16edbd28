import type { Gap, Verdict } from '../../shared/domain-words.ts';
import type { EvidenceView, PhotoView, ShotView } from '../../shared/evidence.ts';
import { itemsWanted, meterOf, shotToRepeat } from '../../shared/evidence-meter.ts';
import type { Checklist, EvidenceItem, MeterItem } from '../../shared/evidence-meter.ts';
import type { PictureCheck } from '../../shared/picture-check.ts';
import type { Session } from '../session/session-service.ts';
import type { EvidenceStore } from './evidence-store.ts';
import type { PhotoCheckStore } from './photo-check-store.ts';
import { checkShots, findGaps, lacksIn, requiredInBox, wantedInBox } from './shot-rules.ts';
import type { WantedCase } from './shot-rules.ts';

type CheckedEvidence = {
  shots: ShotView[];
  gaps: Gap[];
  /** What is wanted on record and how much of it is there. */
  meter: MeterItem[];
  /** A guided shot that is there and can't be used: asked for once more. */
  again: ReturnType<typeof shotToRepeat>;
  /** What was seen in each picture. */
  checks: PictureCheck[];
};

/** What one return of the box is, or is about to be; `returnId` null = a parcel without a return. */
export type EvidenceCase = { returnId: string | null; verdict: Verdict | null };

/** What was asked of a return when its verdict was given. */
type AskedItems = { returnId: string | null; items: EvidenceItem[] };

export type EvidenceService = {
  /** What this box has and lacks, for the verdicts it has or is about to have. */
  check: (session: Session, cases: readonly EvidenceCase[]) => CheckedEvidence;
  /** What these cases want now, by the shop's checklists; kept with the verdict, so that later lists don't change it. */
  asks: (session: Session, cases: readonly EvidenceCase[]) => AskedItems[];
  /** What this platform's checklists want of these cases and what is not there, or not well: codes with words. */
  lacks: (session: Session, cases: readonly EvidenceCase[], platform: string) => Gap[];
  view: (session: Session, cases: readonly EvidenceCase[]) => EvidenceView;
};

type EvidenceDeps = { store: EvidenceStore; checkStore: PhotoCheckStore; checklists: () => readonly Checklist[] };

/** Two stills of one frame may be the same file; later than this the camera is stuck. */
const SAME_FRAME_MS = 500;

export function createEvidenceService({ store, checkStore, checklists }: EvidenceDeps): EvidenceService {
  const asks = (session: Session, cases: readonly EvidenceCase[], of?: string): AskedItems[] =>
    cases.map(({ returnId, verdict }) => {
      const expected = session.returns.find(({ id }) => id === returnId);
      const items = itemsWanted(checklists(), {
        verdict: verdict ?? 'intact',
        platform: of ?? expected?.platform ?? '',
        reason: expected?.reason ?? null,
        category: expected?.category ?? null,
        hasSerials: expected?.lines.some((line) => line.serials.length > 0) ?? false,
      });
      return { returnId, items };
    });

  const wantedOf = (session: Session, cases: readonly EvidenceCase[]): WantedCase[] => {
    // With one return every picture of the box is a picture of it; only several need to be told apart.
    const isShared = session.returns.length > 1;
    const now = asks(session, cases);
    return cases.map(({ returnId, verdict }, index) => {
      const then = session.state.asked.find((one) => one.returnId === returnId);
      return {
        returnId: isShared ? returnId : null,
        verdict,
        items: (session.state.hasVerdict ? then : undefined)?.items ?? now[index]?.items ?? [],
      };
    });
  };

  const checksOf = (inspectionId: string, photos: readonly PhotoView[]): PictureCheck[] =>
    checkStore.of(inspectionId).map((check) => {
      const times = photos.filter(({ sha256 }) => sha256 === check.sha256).map(({ takenAt }) => takenAt);
      const isStuck = Math.max(...times) - Math.min(...times) >= SAME_FRAME_MS;
      return isStuck && !check.faults.includes('frozen') ? { ...check, faults: [...check.faults, 'frozen'] } : check;
    });

  const measure = (session: Session, wanted: readonly WantedCase[]) => {
    const { id } = session.inspection;
    const photos = store.photosOf(id);
    // A film of the repacking shows nothing of how the parcel was when it came.
    const recordings = store.recordingsOf(id).filter(({ what }) => what === 'opening');
    const checks = checksOf(id, photos);
    const frames = checkStore.filmFramesOf(id);
    const meter = meterOf({
      wanted: wantedInBox(wanted),
      photos,
      checks: new Map(checks.map((one) => [one.sha256, one])),
      recordings,
      filmFrame:
        frames.length === 0
          ? null
          : frames.reduce((best, one) => ((one.modulePxMilli ?? -1) > (best.modulePxMilli ?? -1) ? one : best)),
    });
    return { photos, recordings, checks, meter };
  };

  const check = (session: Session, cases: readonly EvidenceCase[]): CheckedEvidence => {
    const wanted = wantedOf(session, cases);
    const { photos, recordings, checks, meter } = measure(session, wanted);
    const shots = checkShots(requiredInBox(wanted), photos);
    return { shots, gaps: findGaps(shots, recordings, meter), meter, again: shotToRepeat(meter, shots), checks };
  };

  return {
    check,
    asks,
    lacks: (session, cases, platform) => {
      const isShared = session.returns.length > 1;
      const wanted = asks(session, cases, platform).map(({ returnId, items }, index) => ({
        returnId: isShared ? returnId : null,
        verdict: cases[index]?.verdict ?? null,
        items,
      }));
      return lacksIn(measure(session, wanted).meter);
    },
    view: (session, cases) => ({
      photos: store.photosOf(session.inspection.id),
      recordings: store.recordingsOf(session.inspection.id),
      gaps: check(session, cases).gaps,
    }),
  };
}

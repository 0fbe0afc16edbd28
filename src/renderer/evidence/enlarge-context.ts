import { createContext, use } from 'react';
import type { PhotoView } from '../../shared/evidence.ts';

/** One large view over the whole window, which the next scan closes. */
export type LargeView =
  /** `inspectionId` is the photo's; without it the photo can be looked at but not marked. */
  | { kind: 'photo'; photo: PhotoView; inspectionId: string | null }
  | { kind: 'three-way'; inspectionId: string; returnId: string }
  /** What customer service may say to the buyer. */
  | { kind: 'service'; inspectionId: string; returnId: string };

/** Opens the large view of this window. */
export const EnlargeContext = createContext<((view: LargeView) => void) | null>(null);

/** Outside the context it is a bug, so it throws. */
const useLargeView = (): ((view: LargeView) => void) => {
  const open = use(EnlargeContext);
  if (open === null) throw new Error('nothing enlarges photos in this tree');
  return open;
};

/** Shows a photo as large as the window allows; with its inspection it can be marked there. */
export const useEnlarge = (): ((photo: PhotoView, inspectionId?: string) => void) => {
  const open = useLargeView();
  return (photo, inspectionId) => {
    open({ kind: 'photo', photo, inspectionId: inspectionId ?? null });
  };
};

/** Sets what was shipped, what the buyer shows and what lies on the bench side by side. */
export const useCompare = (): ((inspectionId: string, returnId: string) => void) => {
  const open = useLargeView();
  return (inspectionId, returnId) => {
    open({ kind: 'three-way', inspectionId, returnId });
  };
};

/** Shows the text for the buyer of a return. */
export const useServiceText = (): ((subject: { inspectionId: string; returnId: string }) => void) => {
  const open = useLargeView();
  return ({ inspectionId, returnId }) => {
    open({ kind: 'service', inspectionId, returnId });
  };
};

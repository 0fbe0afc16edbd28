import { createContext, use } from 'react';
import type { PhotoView } from '../../shared/evidence.ts';

/** Shows a photo as large as the window allows: one dialog for the whole window, which the next scan closes. */
export const EnlargeContext = createContext<((photo: PhotoView) => void) | null>(null);

/** Outside the context it is a bug, so it throws. */
export const useEnlarge = (): ((photo: PhotoView) => void) => {
  const enlarge = use(EnlargeContext);
  if (enlarge === null) throw new Error('nothing enlarges photos in this tree');
  return enlarge;
};

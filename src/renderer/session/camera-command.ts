/** Whether a scan was the barcode "next camera": cameras belong to the window, so the window acts on it itself. */
export const isCameraCommand = (raw: string): boolean =>
  /^(?:\][A-Za-z][0-9A-Za-z])?DP:CAM$/i.test(raw.normalize('NFKC').trim());

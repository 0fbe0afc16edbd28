/** Only pictures the window may show: the platform's own bytes or our evidence. Anything else counts as no picture. */
export const safePicture = (url: string | null): string | null =>
  url !== null && /^(data:image\/(png|jpeg|webp|gif|svg\+xml)[;,]|evidence:\/\/)/.test(url) ? url : null;

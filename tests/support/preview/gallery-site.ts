import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import type { InlineConfig } from 'vite';

/** Where the gallery is served; another one when two are wanted at once. */
export const GALLERY_PORT = Number(process.env['GALLERY_PORT'] ?? 5199);

/** The gallery's own little site, apart from the product's build. */
export const GALLERY_SITE: InlineConfig = {
  configFile: false,
  root: import.meta.dirname,
  plugins: [react()],
  logLevel: 'warn',
  server: { port: GALLERY_PORT, strictPort: true },
  preview: { port: GALLERY_PORT, strictPort: true },
  build: {
    outDir: join(import.meta.dirname, `../../../.cache/gallery-${GALLERY_PORT}`),
    emptyOutDir: true,
    target: 'chrome130',
    chunkSizeWarningLimit: 2000,
  },
};

import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The gallery's own little site; `vite --config tests/support/preview/vite.config.ts` from the project's root. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  server: { port: 5199, strictPort: true },
  preview: { port: 5199, strictPort: true },
  build: { outDir: '../../../.cache/gallery', emptyOutDir: true, target: 'chrome130' },
});

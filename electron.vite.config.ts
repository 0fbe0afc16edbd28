import { execFileSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const here = import.meta.dirname;

/** Migrations stay SQL files, read at start: the build puts them beside the bundle. */
const copyMigrations = {
  name: 'copy-migrations',
  closeBundle: () => {
    cpSync(resolve(here, 'src/main/db/migrations'), resolve(here, 'out/main/migrations'), { recursive: true });
  },
};

/** The page inside every pack is a build of its own: one file, for any browser. */
const buildReport = {
  name: 'build-report',
  closeBundle: () => {
    execFileSync(process.execPath, [resolve(here, 'scripts/build-report.ts')], { stdio: 'inherit' });
  },
};

/** The barcode reader's WebAssembly is read from a file at run time: the build puts it beside the bundle. */
const copyBarcodeReader = {
  name: 'copy-barcode-reader',
  closeBundle: () => {
    const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
    cpSync(wasm, resolve(here, 'out/main/zxing_reader.wasm'));
  },
};

// One build for the Electron that ships (45) and for the older one that stands in where the official binary can't be
// had: targets are those of the older (Node 20.18, Chromium 130). electron-vite's own table ends at Electron 44.
export default defineConfig({
  main: {
    plugins: [copyMigrations, copyBarcodeReader, buildReport],
    // fflate's build for Node declares a `require` of its own, and electron-vite puts another in front of the same file.
    // Only its reading of unpacked archives is used (src/main/worker/zip-archive.ts unpacks), which both builds share.
    resolve: { alias: { fflate: 'fflate/browser' } },
    build: {
      target: 'node20.18',
      externalizeDeps: true,
      rolldownOptions: {
        input: {
          index: resolve(here, 'src/main/index.ts'),
          worker: resolve(here, 'src/main/worker/index.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      target: 'node20.18',
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: resolve(here, 'src/preload/index.ts') },
        // Sandboxed preloads must be CommonJS: https://www.electronjs.org/docs/latest/tutorial/esm
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: resolve(here, 'src/renderer'),
    plugins: [react()],
    build: {
      target: 'chrome130',
      // Half as much to read and compile before the first paint.
      minify: true,
      assetsInlineLimit: 0,
      rolldownOptions: {
        input: { index: resolve(here, 'src/renderer/index.html') },
        output: {
          codeSplitting: {
            groups: [
              // One Chinese letter makes V8 keep a whole file in two bytes a letter: the words go by themselves.
              { name: 'words', tags: ['$initial'], test: /\/(?:words-|help-cards)/, priority: 3 },
              { name: 'window', tags: ['$initial'], priority: 2 },
              // What several screens share: in one file, not in thirty of half a kilobyte.
              { name: 'parts', test: /\/src\//, minShareCount: 2, priority: 1 },
            ],
          },
        },
      },
    },
  },
});

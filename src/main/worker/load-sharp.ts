import Module, { createRequire } from 'node:module';
import type sharp from 'sharp';

export type Sharp = typeof sharp;

/** Native builds that share a process with the system's GLib, which every Electron on Linux loads. */
const CLASHING = ['linux-x64', 'linux-arm64', 'linuxmusl-x64', 'linuxmusl-arm64'];

/**
 * What is decoded at all: no PDF, TIFF or GIF out of a file that calls itself a photo. SVG is for what we draw ourselves
 * (`render-still.ts`); no file gets there, because its first bytes must be those of a photo (`formatOf`).
 */
const WANTED_LOADERS = [
  'VipsForeignLoadJpegBuffer',
  'VipsForeignLoadPngBuffer',
  'VipsForeignLoadWebpBuffer',
  'VipsForeignLoadSvgBuffer',
];

let loading: Promise<Sharp> | null = null;

/** Loads sharp once; in an Electron on Linux its WebAssembly build. */
export function loadSharp(): Promise<Sharp> {
  loading ??= loadGuarded();
  return loading;
}

async function loadGuarded(): Promise<Sharp> {
  if (process.platform === 'linux' && 'electron' in process.versions) hideNativeSharp();
  const { default: loaded } = await import('sharp');
  loaded.cache(false);
  loaded.block({ operation: ['VipsForeignLoad'] });
  loaded.unblock({ operation: WANTED_LOADERS });
  return loaded;
}

/**
 * sharp takes its native build whenever that is installed. On Linux inside Electron it clashes with the system's GLib
 * (https://github.com/lovell/sharp/issues/4525, /4522: noise on GLib 2.74, crashes on 2.80). With an empty module in its
 * place sharp goes on, by its own rules, to `@img/sharp-wasm32`. Call it before sharp is first imported.
 */
export function hideNativeSharp(): void {
  const require = createRequire(import.meta.url);
  const fromSharp = createRequire(require.resolve('sharp'));
  for (const platform of CLASHING) {
    const path = resolveIfThere(fromSharp, `@img/sharp-${platform}/sharp.node`);
    if (path === null) continue;
    const empty = new Module(path);
    empty.exports = null;
    empty.loaded = true;
    require.cache[path] = empty;
  }
}

function resolveIfThere(require: NodeJS.Require, id: string): string | null {
  try {
    return require.resolve(id);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'MODULE_NOT_FOUND') return null;
    throw error;
  }
}

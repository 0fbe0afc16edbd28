import { lastLineOf } from './run-command.ts';

// Which Debian package holds a shared library that ldd didn't find: https://packages.debian.org (bookworm names; newer
// releases rename those that hold time_t to …t64).
const PACKAGE_OF_LIBRARY: Readonly<Record<string, string>> = {
  'libX11.so.6': 'libx11-6',
  'libXcomposite.so.1': 'libxcomposite1',
  'libXcursor.so.1': 'libxcursor1',
  'libXdamage.so.1': 'libxdamage1',
  'libXext.so.6': 'libxext6',
  'libXfixes.so.3': 'libxfixes3',
  'libXi.so.6': 'libxi6',
  'libXrandr.so.2': 'libxrandr2',
  'libXrender.so.1': 'libxrender1',
  'libXss.so.1': 'libxss1',
  'libXtst.so.6': 'libxtst6',
  'libasound.so.2': 'libasound2',
  'libatk-1.0.so.0': 'libatk1.0-0',
  'libatk-bridge-2.0.so.0': 'libatk-bridge2.0-0',
  'libatomic.so.1': 'libatomic1',
  'libatspi.so.0': 'libatspi2.0-0',
  'libcairo.so.2': 'libcairo2',
  'libcups.so.2': 'libcups2',
  'libdbus-1.so.3': 'libdbus-1-3',
  'libdrm.so.2': 'libdrm2',
  'libexpat.so.1': 'libexpat1',
  'libgbm.so.1': 'libgbm1',
  'libgcc_s.so.1': 'libgcc-s1',
  'libgdk-3.so.0': 'libgtk-3-0',
  'libgio-2.0.so.0': 'libglib2.0-0',
  'libglib-2.0.so.0': 'libglib2.0-0',
  'libgmodule-2.0.so.0': 'libglib2.0-0',
  'libgobject-2.0.so.0': 'libglib2.0-0',
  'libgtk-3.so.0': 'libgtk-3-0',
  'libnspr4.so': 'libnspr4',
  'libnss3.so': 'libnss3',
  'libnssutil3.so': 'libnss3',
  'libpango-1.0.so.0': 'libpango-1.0-0',
  'libpangocairo-1.0.so.0': 'libpangocairo-1.0-0',
  'libplc4.so': 'libnspr4',
  'libplds4.so': 'libnspr4',
  'libsmime3.so': 'libnss3',
  'libstdc++.so.6': 'libstdc++6',
  'libudev.so.1': 'libudev1',
  'libusb-1.0.so.0': 'libusb-1.0-0',
  'libxcb.so.1': 'libxcb1',
  'libxkbcommon.so.0': 'libxkbcommon0',
};

/** The libraries that `ldd` says are not found, each once, in its order. */
export function missingLibrariesIn(lddOutput: string): readonly string[] {
  const found = [...lddOutput.matchAll(/^\s*(\S+) => not found$/gm)].map((line) => line[1] ?? '');
  return [...new Set(found)];
}

/** The Debian package (by its name before t64) of a shared library, or null when we never met it. */
export function packageOfLibrary(library: string): string | null {
  return PACKAGE_OF_LIBRARY[library] ?? null;
}

/** Every name a package may have on some release, the newer first. */
export function candidateNames(name: string): readonly string[] {
  return [`${name}t64`, name];
}

/** The packages that `apt-cache policy` can install: those whose candidate is not `(none)`. */
export function installableIn(policyOutput: string): ReadonlySet<string> {
  const installable = new Set<string>();
  let name = '';
  for (const line of policyOutput.split('\n')) {
    const heading = /^(\S+):$/.exec(line)?.[1];
    if (heading !== undefined) name = heading;
    const candidate = /^\s+Candidate: (.+)$/.exec(line)?.[1];
    if (candidate !== undefined && candidate !== '(none)') installable.add(name);
  }
  return installable;
}

/** The name of each package on this release; one that apt doesn't know keeps its plain name, so that apt can say so. */
export function chooseNames(names: readonly string[], installable: ReadonlySet<string>): readonly string[] {
  return names.map((name) => candidateNames(name).find((candidate) => installable.has(candidate)) ?? name);
}

/** What a person without root types to install them. */
export function installCommand(packages: readonly string[]): string {
  return `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${packages.join(' ')}`;
}

/** What apt-get gave as its reason. */
export function aptReasonIn(output: string): string {
  return [...output.matchAll(/^E: (.+)$/gm)].at(-1)?.[1] ?? lastLineOf(output);
}

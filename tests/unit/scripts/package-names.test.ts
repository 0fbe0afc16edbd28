import { describe, expect, it } from 'vitest';
import {
  aptReasonIn,
  candidateNames,
  chooseNames,
  installCommand,
  installableIn,
  missingLibrariesIn,
  packageOfLibrary,
} from '../../../scripts/lib/package-names.ts';

const LDD = `	linux-vdso.so.1 (0x00007fb794f1d000)
	libffmpeg.so => /opt/e/libffmpeg.so (0x00007fb789800000)
	libgtk-3.so.0 => not found
	libasound.so.2 => not found
	libgtk-3.so.0 => not found
`;

// As apt-cache prints them on Debian 13 (trixie), where libasound2 is only a virtual package.
const POLICY_TRIXIE = `libgtk-3-0t64:
  Installed: (none)
  Candidate: 3.24.49-3
  Version table:
     3.24.49-3 500
libasound2t64:
  Installed: (none)
  Candidate: 1.2.14-1
libasound2:
  Installed: (none)
  Candidate: (none)
  Version table:
xvfb:
  Installed: (none)
  Candidate: 2:21.1.16-1.3
`;

describe('package names', () => {
  it('lists what ldd does not find, each once', () => {
    expect(missingLibrariesIn(LDD)).toEqual(['libgtk-3.so.0', 'libasound.so.2']);
    expect(missingLibrariesIn('\tlibc.so.6 => /lib/libc.so.6 (0x0)\n')).toEqual([]);
  });

  it('knows the package of a library, and says when it does not', () => {
    expect(packageOfLibrary('libgtk-3.so.0')).toBe('libgtk-3-0');
    expect(packageOfLibrary('libsmime3.so')).toBe('libnss3');
    expect(packageOfLibrary('libnever-seen.so.9')).toBeNull();
  });

  it('takes the t64 name where apt can install that, and the plain one elsewhere', () => {
    const installable = installableIn(POLICY_TRIXIE);
    expect([...installable]).toEqual(['libgtk-3-0t64', 'libasound2t64', 'xvfb']);
    expect(chooseNames(['libgtk-3-0', 'libasound2', 'xvfb'], installable)).toEqual([
      'libgtk-3-0t64',
      'libasound2t64',
      'xvfb',
    ]);
    expect(chooseNames(['libgtk-3-0'], new Set(['libgtk-3-0']))).toEqual(['libgtk-3-0']);
  });

  it('keeps the plain name of what apt does not know', () => {
    expect(candidateNames('libnss3')).toEqual(['libnss3t64', 'libnss3']);
    expect(chooseNames(['libnss3'], new Set())).toEqual(['libnss3']);
  });

  it('spells out the command for somebody without root', () => {
    expect(installCommand(['xvfb', 'xdotool'])).toBe(
      'sudo apt-get update && sudo apt-get install -y --no-install-recommends xvfb xdotool',
    );
  });

  it("gives apt's last complaint as the reason", () => {
    expect(aptReasonIn('Reading package lists...\nE: Unable to locate package xvfbb\n')).toBe(
      'Unable to locate package xvfbb',
    );
    expect(aptReasonIn('spawn apt-get ENOENT\n')).toBe('spawn apt-get ENOENT');
  });
});

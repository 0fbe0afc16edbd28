import { sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rendererFileOf } from '../../../src/main/app/renderer-file.ts';
import { fc } from '../../support/property.ts';

const FOLDER = `${sep}out${sep}renderer`;

describe('the file that an app:// URL names', () => {
  it.each([
    ['app://dockproof/', `${FOLDER}${sep}index.html`, 'text/html; charset=utf-8'],
    ['app://dockproof/index.html', `${FOLDER}${sep}index.html`, 'text/html; charset=utf-8'],
    [
      'app://dockproof/assets/a-b_C9.js?x=1#y',
      `${FOLDER}${sep}assets${sep}a-b_C9.js`,
      'text/javascript; charset=utf-8',
    ],
    ['app://dockproof/assets/noto.woff2', `${FOLDER}${sep}assets${sep}noto.woff2`, 'font/woff2'],
  ])('%s', (url, path, contentType) => {
    expect(rendererFileOf(url, FOLDER)).toEqual({ path, contentType });
  });

  it.each([
    'app://dockproof/%2e%2e/%2e%2e/main/index.js/..',
    'app://dockproof/..%2f..%2fmain/index.js',
    'app://dockproof/..%5c..%5cmain%5cindex.js',
    'app://dockproof/a%00.js',
    'app://dockproof/.env.js',
    'app://dockproof//etc/passwd.js',
    'app://dockproof/C:/x.js',
    'app://dockproof/assets/',
    'app://dockproof/app.db',
    'app://dockproof/no-extension',
    'app://dockproof/__proto__',
    'app://dockproof/x.constructor',
    'app://elsewhere/index.html',
    'app://user@dockproof/index.html',
    'evidence://dockproof/index.html',
    'file:///etc/passwd.js',
    'https://dockproof/index.html',
    'not a url',
  ])('%s names none', (url) => {
    expect(rendererFileOf(url, FOLDER)).toBeNull();
  });

  it('with dots is what the URL parser makes of them: a path below the folder', () => {
    expect(rendererFileOf('app://dockproof/../../main/index.js', FOLDER)?.path).toBe(
      `${FOLDER}${sep}main${sep}index.js`,
    );
  });

  it('stays below the folder for any URL at all', () => {
    const piece = fc.oneof(
      fc.constantFrom('..', '.', '%2e%2e', '%2f', '%5c', '\\', '/', '//', 'assets', 'x.js', '%00', 'C:', 'con.js', '~'),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const file = rendererFileOf(`app://dockproof/${pieces.join('/')}`, FOLDER);
        if (file === null) return;
        expect(file.path.startsWith(`${FOLDER}${sep}`)).toBe(true);
        expect(file.path.split(sep)).not.toContain('..');
      }),
    );
  });
});

import { describe, expect, it } from 'vitest';
import type { ElectronRuntime } from '../../../scripts/lib/electron-runtime.ts';
import { RUNTIME_VARIABLE, describeRuntime, readRuntime } from '../../../scripts/lib/electron-runtime.ts';
import { executableNameFor, reasonIn } from '../../../scripts/lib/official-electron.ts';
import { rewriteDefines } from '../../../scripts/lib/sqlite-binding.ts';
import { npmCommand, npmReasonIn } from '../../../scripts/lib/stand-in-electron.ts';

const standIn: ElectronRuntime = {
  executablePath: '/cache/electron',
  version: '33.2.1',
  kind: 'stand-in',
  appArgs: ['/src'],
  env: { DOCKPROOF_SQLITE_BINDING: '/cache/b.node' },
};

describe('the Electron that runs', () => {
  it('goes to the tests through the environment and back', () => {
    expect(readRuntime({ [RUNTIME_VARIABLE]: JSON.stringify(standIn) })).toEqual(standIn);
  });

  it('is never guessed', () => {
    expect(() => readRuntime({})).toThrow('npm test -- e2e');
    expect(() => readRuntime({ [RUNTIME_VARIABLE]: '{"kind":"other"}' })).toThrow('holds no ElectronRuntime');
    expect(() => readRuntime({ [RUNTIME_VARIABLE]: JSON.stringify({ ...standIn, appArgs: [1] }) })).toThrow();
  });

  it('is called a stand-in in both languages, and not for real work', () => {
    const said = describeRuntime(standIn);
    expect(said.en).toContain('trial and tests only');
    expect(said.zh).toContain('只供试用和测试');
    expect(describeRuntime({ ...standIn, kind: 'official' }).en).not.toContain('trial');
  });

  it('has its executable where each platform keeps it', () => {
    expect(executableNameFor('linux')).toBe('electron');
    expect(executableNameFor('win32')).toBe('electron.exe');
    expect(executableNameFor('darwin')).toMatch(/Electron\.app.*MacOS.*Electron$/);
  });
});

describe('why an Electron could not be had', () => {
  it("takes the message out of the installer's stack", () => {
    expect(reasonIn('TypeError: fetch failed\n    at node:internal/deps/undici/undici:14902:13\n')).toBe(
      'fetch failed',
    );
    expect(reasonIn('HTTPError: Response code 404 (Not Found) for https://m.example/x.zip\n    at f')).toBe(
      'Response code 404 (Not Found) for https://m.example/x.zip',
    );
    expect(reasonIn('out of luck\n')).toBe('out of luck');
  });

  it("takes npm's reason, not the name of its log", () => {
    const output = [
      'npm error code ENOTFOUND',
      'npm error syscall getaddrinfo',
      'npm error network request to https://r.example/x failed, reason: getaddrinfo ENOTFOUND r.example',
      'npm error A complete log of this run can be found in: /home/someone/.npm/_logs/x.log',
    ].join('\n');
    expect(npmReasonIn(output)).toContain('reason: getaddrinfo ENOTFOUND');
    expect(npmReasonIn('npm error code E404\nnpm error 404 Not Found - GET https://r.example/x\n')).toBe(
      '404 Not Found - GET https://r.example/x',
    );
  });
});

describe('preparing the stand-in', () => {
  it('calls the npm that runs us, and otherwise the one in PATH', () => {
    expect(npmCommand({ npm_execpath: '/usr/lib/npm/bin/npm-cli.js', npm_node_execpath: '/usr/bin/node' })).toEqual({
      command: '/usr/bin/node',
      args: ['/usr/lib/npm/bin/npm-cli.js'],
    });
    expect(npmCommand({ npm_execpath: '/usr/lib/pnpm/bin/pnpm.cjs' })).toEqual({ command: 'npm', args: [] });
    expect(npmCommand({})).toEqual({ command: 'npm', args: [] });
  });

  it('rewrites the Node-API version in binding.gyp once, or stops', () => {
    expect(rewriteDefines("'defines': ['NAPI_VERSION=10', 'OTHER']")).toBe(
      "'defines': ['NAPI_EXPERIMENTAL', 'NODE_API_EXPERIMENTAL_NOGC_ENV_OPT_OUT', 'OTHER']",
    );
    expect(() => rewriteDefines("'defines': ['NAPI_VERSION=11']")).toThrow('0 times');
    expect(() => rewriteDefines("'NAPI_VERSION=10' 'NAPI_VERSION=10'")).toThrow('2 times');
  });
});

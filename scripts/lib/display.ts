import { spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { Refusal } from './report.ts';
import { hasDisplay } from './system-libraries.ts';

const XVFB_STARTS_WITHIN_MS = 20_000;
/** Larger than the largest window that is tried: Electron makes one of exactly the screen's size a pixel smaller. */
const SCREEN = '2560x1440x24';
/** Says in the environment which display is one of ours, to whoever is started on it (tests, a second script). */
const VIRTUAL_DISPLAY_VARIABLE = 'DOCKPROOF_VIRTUAL_DISPLAY';
/** The displays that the tests of the window may use at once, with blanks between. */
export const TEST_DISPLAYS_VARIABLE = 'DOCKPROOF_TEST_DISPLAYS';

/** The displays named there; none where the tests have but the one of `DISPLAY`. */
export const testDisplays = (env: NodeJS.ProcessEnv): string[] =>
  (env[TEST_DISPLAYS_VARIABLE] ?? '').split(' ').filter((display) => display !== '');

/** A screen to open windows on. `env` is the environment for whoever opens them; `stop` ends it if it is ours. */
export interface Display {
  readonly isVirtual: boolean;
  readonly env: NodeJS.ProcessEnv;
  readonly stop: () => Promise<void>;
}

/**
 * The display that is there, or a virtual one (Xvfb, 2560×1440) when there is none. `isPrivate` asks for a virtual one in
 * any case: tests have their own, so that nobody's keyboard types into them. Linux only; elsewhere there is always one.
 */
export async function openDisplay(env: NodeJS.ProcessEnv, isPrivate = false): Promise<Display> {
  if (process.platform !== 'linux' || (hasDisplay(env) && !isPrivate)) {
    const isVirtual = hasDisplay(env) && env['DISPLAY'] === env[VIRTUAL_DISPLAY_VARIABLE];
    return { isVirtual, env, stop: () => Promise.resolve() };
  }
  return startXvfb(env);
}

async function startXvfb(env: NodeJS.ProcessEnv): Promise<Display> {
  // -displayfd: Xvfb itself finds a free number and says it there, so that any number of them may start at once.
  const child = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', SCREEN, '-nolisten', 'tcp', '-noreset'], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  });
  const killWithUs = () => child.kill();
  process.once('exit', killWithUs);
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => {
      resolve();
    });
    child.once('error', () => {
      resolve();
    });
  });
  let complaint = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    complaint += text;
  });
  const number = await readDisplayNumber(child.stdio[3] as Readable, ended);
  if (number === null) {
    child.kill();
    throw new Refusal({
      zh: `虚拟显示器 Xvfb 没启动（${complaint.trim()}）。什么都没改动。请检查 Xvfb 能否单独运行，再试一次。`,
      en: `The virtual display Xvfb did not start (${complaint.trim()}). Nothing was changed. See whether Xvfb runs by itself, then try again.`,
    });
  }
  return {
    isVirtual: true,
    env: {
      ...env,
      DISPLAY: `:${number}`,
      [VIRTUAL_DISPLAY_VARIABLE]: `:${number}`,
      // Electron 38 and later prefer Wayland where they see it.
      WAYLAND_DISPLAY: undefined,
      XDG_SESSION_TYPE: 'x11',
    },
    stop: async () => {
      process.removeListener('exit', killWithUs);
      child.kill();
      await ended;
    },
  };
}

async function readDisplayNumber(pipe: Readable, ended: Promise<void>): Promise<string | null> {
  let text = '';
  const said = new Promise<string>((resolve) => {
    pipe.setEncoding('utf8').on('data', (more: string) => {
      text += more;
      const number = /^(\d+)\n/.exec(text)?.[1];
      if (number !== undefined) resolve(number);
    });
  });
  const waited = new Promise<null>((resolve) => {
    setTimeout(resolve, XVFB_STARTS_WITHIN_MS, null).unref();
  });
  return Promise.race([said, waited, ended.then(() => null)]);
}

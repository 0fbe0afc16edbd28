import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import * as v from 'valibot';
import type { Launch } from '../../../scripts/lib/launch.ts';

// Starts an Electron without a driver at its side, which would slow the very start that is measured: the page keeps its
// times itself, and is asked for them afterwards through Chromium's own debugging port.

const STARTS_WITHIN_MS = 30_000;
const ENDS_WITHIN_MS = 10_000;
const ADDRESS = /DevTools listening on ws:\/\/([^/]+)\//;

const Targets = v.array(v.object({ type: v.string(), webSocketDebuggerUrl: v.string() }));
const Evaluated = v.object({ id: v.number(), result: v.object({ result: v.object({ value: v.unknown() }) }) });

type Started = {
  /** When the process was asked for, ms of the same clock as the page's `performance.timeOrigin`. */
  spawnedAt: number;
  /** The value of an expression in the first page; a promise is waited for. */
  ask: (expression: string) => Promise<unknown>;
  /** Ends the program in order, and waits for it. */
  end: () => Promise<void>;
};

export async function startProbed(launch: Launch): Promise<Started> {
  const spawnedAt = performance.timeOrigin + performance.now();
  const child = spawn(launch.executablePath, [...launch.args, '--remote-debugging-port=0'], {
    env: launch.env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const killWithUs = () => child.kill('SIGKILL');
  process.once('exit', killWithUs);
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => {
      process.removeListener('exit', killWithUs);
      resolve();
    });
  });
  const host = await readAddress(child);
  return {
    spawnedAt,
    ask: async (expression) => evaluate(await findPage(host), expression),
    end: async () => {
      child.kill('SIGTERM');
      const tooLong = setTimeout(killWithUs, ENDS_WITHIN_MS);
      await ended;
      clearTimeout(tooLong);
    },
  };
}

function readAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const tooLong = setTimeout(() => {
      reject(new Error(`no debugging port within ${STARTS_WITHIN_MS} ms:\n${said}`));
    }, STARTS_WITHIN_MS);
    child.once('error', reject);
    child.once('exit', (code) => {
      reject(new Error(`ended with ${code ?? 'a signal'} while starting:\n${said}`));
    });
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const host = ADDRESS.exec(said)?.[1];
      if (host === undefined) return;
      clearTimeout(tooLong);
      resolve(host);
    });
  });
}

async function findPage(host: string): Promise<string> {
  const endAt = Date.now() + STARTS_WITHIN_MS;
  while (Date.now() < endAt) {
    const targets = v.parse(Targets, await (await fetch(`http://${host}/json/list`)).json());
    const page = targets.find(({ type }) => type === 'page');
    if (page !== undefined) return page.webSocketDebuggerUrl;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('the program has no page');
}

/** One question over the DevTools protocol: https://chromedevtools.github.io/devtools-protocol/tot/Runtime/#method-evaluate */
function evaluate(url: string, expression: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url);
    socket.onopen = () => {
      const params = { expression, awaitPromise: true, returnByValue: true };
      socket.send(JSON.stringify({ id: 1, method: 'Runtime.evaluate', params }));
    };
    socket.onmessage = ({ data }) => {
      const answer = v.safeParse(Evaluated, JSON.parse(String(data)));
      if (answer.success) resolve(answer.output.result.result.value);
      else reject(new Error(`the page answered ${String(data).slice(0, 500)}`));
      socket.close();
    };
    socket.onerror = () => {
      reject(new Error('the page could not be asked'));
    };
  });
}

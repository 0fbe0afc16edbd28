import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// Firefox as it is installed, driven by what it speaks itself: WebDriver BiDi (https://www.w3.org/TR/webdriver-bidi/).

export const firefoxPath = ['/usr/bin/firefox-esr', '/usr/bin/firefox'].find((path) => existsSync(path));

const STARTS_WITHIN_MS = 40_000;
const LISTENING = /WebDriver BiDi listening on (ws:\/\/\S+)/;

type Answer = { id?: number; type?: string; method?: string; params?: unknown; result?: unknown; message?: string };
type Element = { sharedId: string };

export type FirefoxPage = {
  open: (url: string) => Promise<void>;
  /** The value of an expression, which must be JSON; a promise is waited for. */
  ask: (expression: string) => Promise<unknown>;
  /** Runs an expression as a person's act and hands these files to the dialog that it opens. */
  choose: (expression: string, files: string[]) => Promise<void>;
  close: () => Promise<void>;
};

/** Starts it with a profile of its own; throws when it does not come up in time. */
export async function openFirefox(executable: string): Promise<FirefoxPage> {
  const profile = mkdtempSync(join(tmpdir(), 'dockproof-firefox-'));
  const child = spawn(executable, ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port', '0'], {
    env: { ...process.env, HOME: profile },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = new Promise<void>((resolve) =>
    child.once('exit', () => {
      resolve();
    }),
  );
  const url = await new Promise<string>((resolve, reject) => {
    let said = '';
    const tooLong = setTimeout(() => {
      reject(new Error(`Firefox did not come up:\n${said}`));
    }, STARTS_WITHIN_MS);
    child.once('error', reject);
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const found = LISTENING.exec(said)?.[1];
      if (found === undefined) return;
      clearTimeout(tooLong);
      resolve(found);
    });
  });
  const socket = new WebSocket(`${url}/session`);
  await new Promise((resolve, reject) => {
    socket.onopen = resolve;
    socket.onerror = () => {
      reject(new Error('Firefox does not answer'));
    };
  });
  const waiting = new Map<number, { resolve: (result: unknown) => void; reject: (error: Error) => void }>();
  let onDialog: (element: Element) => void = () => undefined;
  let lastId = 0;
  socket.onmessage = ({ data }) => {
    const answer = JSON.parse(String(data)) as Answer;
    if (answer.method === 'input.fileDialogOpened') onDialog((answer.params as { element: Element }).element);
    const one = answer.id === undefined ? undefined : waiting.get(answer.id);
    if (one === undefined || answer.id === undefined) return;
    waiting.delete(answer.id);
    if (answer.type === 'error') one.reject(new Error(answer.message ?? 'Firefox refused'));
    else one.resolve(answer.result);
  };
  const send = (method: string, params: object): Promise<unknown> =>
    new Promise((resolve, reject) => {
      lastId += 1;
      waiting.set(lastId, { resolve, reject });
      socket.send(JSON.stringify({ id: lastId, method, params }));
    });

  await send('session.new', { capabilities: { alwaysMatch: { unhandledPromptBehavior: { file: 'ignore' } } } });
  await send('session.subscribe', { events: ['input.fileDialogOpened'] });
  const tree = (await send('browsingContext.getTree', {})) as { contexts: { context: string }[] };
  const context = tree.contexts[0]?.context ?? '';
  const evaluate = async (expression: string): Promise<string> => {
    const params = { expression, awaitPromise: true, userActivation: true, target: { context } };
    const answer = (await send('script.evaluate', params)) as {
      type: string;
      result?: { value?: unknown };
      exceptionDetails?: { text: string };
    };
    if (answer.type !== 'success') throw new Error(answer.exceptionDetails?.text ?? 'the page threw');
    const value = answer.result?.value;
    return typeof value === 'string' ? value : 'null';
  };
  return {
    open: async (page) => {
      await send('browsingContext.navigate', { context, url: page, wait: 'complete' });
    },
    ask: async (expression) =>
      JSON.parse(await evaluate(`(async () => JSON.stringify(await (${expression})))()`)) as unknown,
    choose: async (expression, files) => {
      const opened = new Promise<Element>((resolve) => {
        onDialog = resolve;
      });
      await evaluate(`void (${expression})`);
      await send('input.setFiles', { context, element: await opened, files });
    },
    close: async () => {
      socket.close();
      child.kill();
      await ended;
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

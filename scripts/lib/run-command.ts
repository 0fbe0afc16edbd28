import { spawn } from 'node:child_process';
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

/** What a finished command left behind; `output` is stdout and stderr as they came, `code` 127 when it could not be started. */
export interface CommandResult {
  readonly code: number;
  readonly stdout: string;
  readonly output: string;
}

/** How to run a command: the whole environment (not additions to it), and a signal that ends it. */
interface CommandOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly signal?: AbortSignal;
}

/** Runs a command without a shell (the same on Windows) and waits for it; a failure is a code, never an exception. */
export function runCommand(
  command: string,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<CommandResult> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      signal: options.signal,
      killSignal: 'SIGKILL',
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    });
    let stdout = '';
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
      output += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
    child.on('error', (error) => {
      resolve({ code: 127, stdout, output: `${output}${error.message}\n` });
    });
    child.on('close', (code) => {
      resolve({ code: code ?? 1, stdout, output });
    });
  });
}

/** The last line of an output that says anything: what a tool gave as its reason. */
export function lastLineOf(output: string): string {
  return output.trimEnd().split('\n').at(-1)?.trim() ?? '';
}

/** Whether a program of this name can be started from PATH. */
export async function isOnPath(name: string, path: string | undefined = process.env['PATH']): Promise<boolean> {
  for (const folder of (path ?? '').split(delimiter).filter((entry) => entry !== '')) {
    if (await isThere(join(folder, name), constants.X_OK)) return true;
  }
  return false;
}

/** Whether a file or folder exists (and grants `mode`, see `fs.constants`). */
export async function isThere(path: string, mode: number = constants.F_OK): Promise<boolean> {
  return access(path, mode).then(
    () => true,
    () => false,
  );
}

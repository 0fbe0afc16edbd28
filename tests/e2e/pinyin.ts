import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

// A Chinese input method as a person has it: fcitx5 with pinyin, switched on, on a message bus and with a home of its own.

const PROFILE = `[Groups/0]
Name=Default
Default Layout=us
DefaultIM=pinyin

[Groups/0/Items/0]
Name=keyboard-us

[Groups/0/Items/1]
Name=pinyin

[GroupOrder]
0=Default
`;
const CONFIG = `[Behavior]
ActiveByDefault=True
ShareInputState=All
`;
const STARTS_WITHIN_MS = 20_000;

const isInstalled = (program: string): boolean =>
  (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)));

/** What this machine lacks for it (Debian's names); null when nothing. */
export function lackingForPinyin(): string | null {
  if (process.platform !== 'linux') return 'fcitx5 is an input method of Linux';
  const lacking = ['fcitx5', 'fcitx5-remote', 'dbus-daemon'].filter((program) => !isInstalled(program));
  const hasPinyin = existsSync('/usr/share/fcitx5/inputmethod/pinyin.conf');
  if (lacking.length === 0 && hasPinyin) return null;
  return `not installed: ${[...lacking, ...(hasPinyin ? [] : ['pinyin'])].join(', ')} (apt: fcitx5 fcitx5-pinyin fcitx5-frontend-gtk3 dbus)`;
}

export type Pinyin = {
  /** For the program that is typed into. */
  env: Record<string, string>;
  stop: () => void;
};

/** Every key goes through both: where it may, they go before everything else, like a keyboard's way on a PC at rest. */
const FIRST = ['-n', '-15'];

/** Starts it on the display of `process.env`; throws when it isn't on in time. */
export async function startPinyin(): Promise<Pinyin> {
  const home = mkdtempSync(join(tmpdir(), 'dockproof-pinyin-'));
  const config = join(home, 'config', 'fcitx5');
  mkdirSync(config, { recursive: true });
  mkdirSync(join(home, 'run'), { mode: 0o700 });
  writeFileSync(join(config, 'profile'), PROFILE);
  writeFileSync(join(config, 'config'), CONFIG);
  const own = { HOME: home, XDG_CONFIG_HOME: join(home, 'config'), XDG_RUNTIME_DIR: join(home, 'run') };
  const children: ChildProcess[] = [];
  const stop = (): void => {
    for (const child of children.reverse()) child.kill();
    rmSync(home, { recursive: true, force: true, maxRetries: 3 });
  };
  try {
    const bus = spawn('nice', [...FIRST, 'dbus-daemon', '--session', '--nofork', '--nopidfile', '--print-address=1'], {
      env: { ...process.env, ...own },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    children.push(bus);
    const address = await new Promise<string>((resolve, reject) => {
      bus.stdout.once('data', (line: Buffer) => {
        resolve(line.toString('utf8').trim());
      });
      bus.once('error', reject);
    });
    const env = { ...process.env, ...own, DBUS_SESSION_BUS_ADDRESS: address };
    children.push(spawn('nice', [...FIRST, 'fcitx5', '--disable', 'wayland,waylandim'], { env, stdio: 'ignore' }));
    await untilPinyin(env);
    return { env: { DBUS_SESSION_BUS_ADDRESS: address, GTK_IM_MODULE: 'fcitx', XMODIFIERS: '@im=fcitx' }, stop };
  } catch (error) {
    stop();
    throw error;
  }
}

async function untilPinyin(env: NodeJS.ProcessEnv): Promise<void> {
  const endAt = Date.now() + STARTS_WITHIN_MS;
  for (let said = ''; said !== 'pinyin'; said = nameNow(env)) {
    if (Date.now() > endAt) throw new Error(`fcitx5 did not switch pinyin on; it says "${said}"`);
    await sleep(200);
  }
}

/** The input method that is on; '' while fcitx5 is not there yet. */
function nameNow(env: NodeJS.ProcessEnv): string {
  try {
    return execFileSync('fcitx5-remote', ['-n'], { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch (error) {
    if (error instanceof Error && 'status' in error) return '';
    throw error;
  }
}

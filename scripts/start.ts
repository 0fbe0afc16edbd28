// `npm start`: everything that a fresh checkout lacks (an Electron, its system libraries, a display, a build), then the
// program itself. What stands after `npm start --` goes to it.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { ensureBuild } from './lib/build.ts';
import { openDisplay } from './lib/display.ts';
import { describeRuntime, ensureElectron, repoFolder } from './lib/electron-runtime.ts';
import type { Launch } from './lib/launch.ts';
import { planLaunch } from './lib/launch.ts';
import { Refusal, createReport, runScript } from './lib/report.ts';

const report = createReport((line) => process.stderr.write(line));

async function start(): Promise<number> {
  const runtime = await ensureElectron(report, 'start');
  await build();
  const display = await openDisplay(process.env);
  try {
    if (display.isVirtual) {
      const number = display.env['DISPLAY'] ?? '';
      report({
        zh: `这里没有显示器，窗口开在虚拟显示器 ${number} 上`,
        en: `there is no display here; the window opens on the virtual display ${number}`,
      });
    }
    const launch = await planLaunch(runtime, display, process.argv.slice(2));
    if (launch.args.includes('--no-sandbox')) {
      report({
        zh: 'Chromium 沙箱在这里用不了（root 或系统限制），不带沙箱启动',
        en: "Chromium's sandbox can't be used here (root, or the system forbids it); starting without",
      });
    }
    report(describeRuntime(runtime));
    return await runElectron(launch);
  } finally {
    await display.stop();
  }
}

async function build(): Promise<void> {
  const startedAt = Date.now();
  const built = await ensureBuild(repoFolder, report);
  if (built === null) return;
  if (built.code !== 0) {
    process.stderr.write(built.output);
    throw new Refusal({
      zh: '程序没构建成（原因在上面）。数据都没动。改好源码后再运行 npm start。',
      en: 'The program could not be built (see above). No data was touched. Mend the source and run npm start again.',
    });
  }
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
  report({
    zh: `源码比构建新，重新构建用了 ${seconds} 秒`,
    en: `the sources were newer than the build; built again in ${seconds} s`,
  });
}

function runElectron({ executablePath, args, env }: Launch): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(executablePath, args, { cwd: repoFolder, env, stdio: 'inherit' });
    // Ctrl-C at a terminal reaches Electron by itself, and a second one would end it without letting it close its files.
    process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'));
    process.on('SIGTERM', () => child.kill('SIGTERM'));
    process.on('SIGHUP', () => child.kill('SIGHUP'));
    child.on('error', reject);
    child.on('close', (code, signal) => {
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]));
    });
  });
}

await runScript(start);

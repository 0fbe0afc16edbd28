// `npm run types`: one line for each part of the tree, and the compiler's words where it found something.
import { repoFolder } from './lib/electron-runtime.ts';
import { runScript } from './lib/report.ts';
import { stepLine } from './lib/step-runner.ts';
import { checkTypes } from './lib/type-check.ts';

await runScript(async () => {
  const isOk = await checkTypes(repoFolder, 2, ({ part, isOk: isPartOk, tookMs, output }) => {
    process.stdout.write(`${stepLine(`types ${part}`, isPartOk, tookMs)}\n${output}`);
  });
  return isOk ? 0 : 1;
});

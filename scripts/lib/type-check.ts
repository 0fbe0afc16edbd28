import { locateTool } from './npm-scripts.ts';
import { runCommand } from './run-command.ts';
import { inTurn } from './step-runner.ts';

/** One tsconfig per part of the tree, each with the types that part may know (tsconfig.shared.json proves that shared is pure). */
const PARTS = ['shared', 'main', 'window', 'tools'];

/** How the type check of one part ended. */
interface TypeCheck {
  readonly part: string;
  readonly isOk: boolean;
  readonly tookMs: number;
  readonly output: string;
}

/** Checks the types of every part, `width` at a time, telling each when it is done. */
export async function checkTypes(repo: string, width: number, tell: (check: TypeCheck) => void): Promise<boolean> {
  const tsc = await locateTool(repo, 'tsc');
  const checks = await inTurn(PARTS, width, async (part) => {
    const startedAt = Date.now();
    const { code, output } = await runCommand(process.execPath, [tsc, '-p', `tsconfig.${part}.json`], { cwd: repo });
    const check = { part, isOk: code === 0, tookMs: Date.now() - startedAt, output };
    tell(check);
    return check;
  });
  return checks.every((check) => check.isOk);
}

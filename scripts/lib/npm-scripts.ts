import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';

const Manifest = v.object({
  scripts: v.optional(v.record(v.string(), v.string()), {}),
  dependencies: v.optional(v.record(v.string(), v.string()), {}),
  devDependencies: v.optional(v.record(v.string(), v.string()), {}),
  bin: v.optional(v.union([v.string(), v.record(v.string(), v.string())])),
});

/** A command ready for child_process: always this Node, and a tool's own script (no shell, so that Windows does the same). */
interface NodeCommand {
  readonly command: string;
  readonly args: readonly string[];
}

/** The command behind a name of package.json's scripts: it is written there once, and run from here as well. */
export async function readNpmScript(repo: string, name: string): Promise<NodeCommand> {
  const manifest = await readManifest(repo);
  const line = manifest.scripts[name];
  if (line === undefined) throw new Error(`package.json has no script called ${name}`);
  const [tool, ...args] = splitCommand(line);
  if (tool === undefined) throw new Error(`package.json's script ${name} is empty`);
  if (tool === 'node') return { command: process.execPath, args };
  return { command: process.execPath, args: [await locateTool(repo, tool), ...args] };
}

/** The script of a command-line tool that one of our own dependencies brings. */
export async function locateTool(repo: string, tool: string): Promise<string> {
  const { dependencies, devDependencies } = await readManifest(repo);
  for (const dependency of Object.keys({ ...devDependencies, ...dependencies })) {
    const folder = join(repo, 'node_modules', dependency);
    const { bin } = await readManifest(folder);
    const script =
      typeof bin === 'string' && dependency === tool ? bin : typeof bin === 'object' ? bin[tool] : undefined;
    if (script !== undefined) return join(folder, script);
  }
  throw new Error(`none of package.json's dependencies brings a tool called ${tool}`);
}

/** The words of a command line as a shell would split it, with quotes; anything cleverer than that doesn't belong in a script here. */
export function splitCommand(line: string): readonly string[] {
  const words = line.match(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g) ?? [];
  return words.map((word) =>
    word.replace(
      /"([^"]*)"|'([^']*)'/g,
      (_all, double: string | undefined, single: string | undefined) => double ?? single ?? '',
    ),
  );
}

async function readManifest(folder: string): Promise<v.InferOutput<typeof Manifest>> {
  return v.parse(Manifest, JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')));
}

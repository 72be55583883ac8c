import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** The Node that runs the tests, which knows how to run TypeScript. */
const NODE = process.execPath;

/** A script of `test/support/vault/children/` in a process of its own, killed when the test ends. */
export function startChild(
  script: string,
  args: readonly string[],
  prefix: readonly string[] = [],
): ChildProcess {
  const path = join(import.meta.dirname, 'children', script);
  const [command, ...rest] = [...prefix, NODE, path, ...args];
  if (command === undefined) throw new Error('There is no command');
  const child = spawn(command, rest, { stdio: ['pipe', 'pipe', 'pipe'] });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  return child;
}

/** The lines that a child writes, as they come; ends when it does. */
export async function* linesOf(child: ChildProcess): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of child.stdout ?? []) {
    const lines = (rest + String(chunk)).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
}

/** Waits for the end. `code` is null for one that was killed. */
export async function endOf(
  child: ChildProcess,
): Promise<{ code: number | null; output: string; errors: string }> {
  let [output, errors] = ['', ''];
  child.stdout?.on('data', (chunk) => {
    output += String(chunk);
  });
  child.stderr?.on('data', (chunk) => {
    errors += String(chunk);
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  return { code, output, errors };
}

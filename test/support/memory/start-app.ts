import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';
import type { ChannelName } from '../../../src/shared/ipc/channels.ts';
import type { Input } from '../../../src/shared/ipc/contract.ts';

/** The app in a process of its own, whose memory can be read from outside. */
export interface AppProcess {
  readonly pid: number;
  /** The id or recovery code of the answer; throws the error's code. */
  call<C extends ChannelName>(channel: C, input: Input<C>): Promise<string>;
  /** Frees what nothing refers to any more. */
  collect(): Promise<void>;
  /** Writes all that is reachable in the JavaScript heap to a file. */
  heapSnapshot(path: string): Promise<void>;
}

/** Killed when the test ends. What is said to it never stands in its arguments. */
export function startAppProcess(folder: string): AppProcess {
  const script = join(import.meta.dirname, 'children', 'app-process.ts');
  const child = spawn(process.execPath, ['--expose-gc', script, folder], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const say = async (line: string): Promise<string> => {
    child.stdin.write(`${line}\n`);
    const { value } = await lines.next();
    const [outcome, found = ''] = String(value).split(' ');
    if (outcome !== 'ok') throw new Error(outcome);
    return found;
  };
  return {
    pid: child.pid ?? 0,
    call: (channel, input) => say(JSON.stringify([channel, input])),
    collect: async () => void (await say('gc')),
    heapSnapshot: async (path) => void (await say(`snapshot ${path}`)),
  };
}

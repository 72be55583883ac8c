import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const RUN = join(import.meta.dirname, 'children', 'run-program.ts');
const TOLD = join(import.meta.dirname, 'children', 'told.ts');

/** In a session of its own, so that no terminal of whoever runs the tests is in front of it. */
const start = (...words: readonly string[]): ChildProcessWithoutNullStreams =>
  spawn(process.execPath, [RUN, ...words], { detached: true });

function ended(child: ChildProcessWithoutNullStreams, input = '') {
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk) => {
    stdout += chunk;
  });
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  return new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve) => {
    child.once('close', (code) => resolve({ code, stdout, stderr }));
  });
}

/** Resolves when this has come out. */
function seen(child: ChildProcessWithoutNullStreams, what: string): Promise<string> {
  let text = '';
  return new Promise((resolve) => {
    const listen = (chunk: Buffer): void => {
      text += chunk.toString();
      if (!text.includes(what)) return;
      child.stdout.off('data', listen);
      resolve(text);
    };
    child.stdout.on('data', listen);
  });
}

describe('a program in the place of this one', () => {
  it('gets the same streams and its words as they are, and no shell', async () => {
    const print = 'process.stdin.pipe(process.stderr); console.log(JSON.stringify(process.argv.slice(1)))';
    const words = ['$HOME `id` "\'', '', '*', '-v', 'a b\nc', '密钥'];
    expect(await ended(start(process.execPath, '-e', print, '--', ...words), 'typed')).toEqual({
      ...{ code: 0, stderr: 'typed' },
      stdout: `${JSON.stringify(words)}\n`,
    });
  });

  it('ends it with its own code, with 128 and the signal’s number, or with what a shell says of none', async () => {
    await using folder = await temporaryFolder();
    const plain = join(folder.path, 'plain');
    await writeFile(plain, 'no program\n');
    await chmod(plain, 0o600);
    const codes = await Promise.all(
      [
        ['sh', '-c', 'exit 42'],
        ['sh', '-c', 'kill -TERM $$'],
        ['sh', '-c', 'kill -KILL $$'],
        ['no-such-program'],
        [plain],
      ].map(async (words) => (await ended(start(...words))).code),
    );
    expect(codes).toEqual([42, 143, 137, 127, 126]);
  });

  it('gets what is sent, once each, and goes on where it does not end by it', async () => {
    const child = start(process.execPath, TOLD);
    await seen(child, 'ready');
    for (const signal of [
      'SIGTERM',
      'SIGINT',
      'SIGHUP',
      'SIGQUIT',
      'SIGWINCH',
      'SIGUSR1',
      'SIGUSR2',
      'SIGCONT',
      'SIGTERM',
      'SIGINT',
    ] as const) {
      const told = seen(child, signal);
      child.kill(signal);
      await told;
    }
    // No inspector was opened either, which would say so.
    expect(await ended(child, '\n')).toEqual({ code: 5, stdout: '10 in all\n', stderr: '' });
  });

  it('gets a Ctrl-C of the terminal once', async () => {
    // `script` plays the terminal: it writes what it reads to it, and prints what comes out of it.
    const words = [process.execPath, RUN, process.execPath, TOLD].map((word) => `'${word}'`);
    // A shell that waited beside it would get the Ctrl-C as well, and dash ends with 130 for that.
    const terminal = spawn('script', ['-qec', `exec ${words.join(' ')}`, '/dev/null']);
    await seen(terminal, 'ready');
    for (let round = 0; round < 2; round += 1) {
      const told = seen(terminal, 'SIGINT');
      terminal.stdin.write('\u0003');
      await told;
    }
    const all = seen(terminal, 'in all');
    terminal.stdin.write('\n');
    expect(await all).toContain('2 in all');
    const { code } = await ended(terminal);
    expect(code).toBe(5);
  });
});

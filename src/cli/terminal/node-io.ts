import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { CliError } from '../errors.ts';
import { runProgram } from '../exec/child.ts';
import type { CliIo, CliStream } from '../io.ts';
import { createLineReader } from './line-reader.ts';
import { readAll } from './read-all.ts';

const FALLBACK_COLUMNS = 80;

/** A stream of this process. A reader that went away (`| head`) ends the writing, not the program. */
function processStream(stream: NodeJS.WriteStream): CliStream {
  let broken = false;
  stream.on('error', () => {
    broken = true;
  });
  return {
    get isTTY() {
      return stream.isTTY === true;
    },
    get columns() {
      return stream.columns ?? FALLBACK_COLUMNS;
    },
    write(text) {
      if (!broken) stream.write(text);
    },
  };
}

async function readFile(path: string, maxBytes: number): Promise<{ text: string; mode: number }> {
  const file = await open(path, 'r').catch(() => {
    throw new CliError('input-unreadable', { name: path });
  });
  try {
    const { mode } = await file.stat();
    const text = await readAll(file.createReadStream({ autoClose: false }), path, maxBytes);
    return { text, mode: process.platform === 'win32' ? 0 : mode & 0o777 };
  } finally {
    await file.close();
  }
}

/** The command line's surroundings as this process has them. */
export function nodeIo(signal: AbortSignal): CliIo {
  const stdout = processStream(process.stdout);
  const stderr = processStream(process.stderr);
  const reader = createLineReader(process.stdin, signal);
  const prompt = async (label: string, hidden: boolean): Promise<string> => {
    // The terminal is quiet before it asks: whoever is quick, or a program, would else have a secret on the screen.
    const line = reader.read(hidden);
    stderr.write(label);
    try {
      return await line;
    } finally {
      // The line break that ended a hidden line was not echoed.
      if (hidden) stderr.write('\n');
    }
  };
  return {
    env: process.env,
    platform: process.platform,
    cwd: process.cwd(),
    parent: process.ppid,
    stdout,
    stderr,
    interactive: process.stdin.isTTY === true && process.stderr.isTTY === true,
    signal,
    now: () => Date.now(),
    sleep: (ms) =>
      setTimeout(ms, undefined, { signal }).catch(() => {
        throw new CliError('interrupted');
      }),
    ask: (label) => prompt(label, false),
    askSecret: (label) => prompt(label, true),
    readStdin: (maxBytes) => readAll(process.stdin, 'stdin', maxBytes),
    readFd: (fd, maxBytes) =>
      fd === 0
        ? readAll(process.stdin, 'stdin', maxBytes)
        : readAll(createReadStream('', { fd }), `fd ${fd}`, maxBytes),
    readFile,
    runProgram,
  };
}

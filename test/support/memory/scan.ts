import { closeSync, openSync, readFileSync, readSync } from 'node:fs';

const CHUNK = 16 * 1024 * 1024;

interface Mapping {
  readonly start: number;
  readonly end: number;
}

/** The mappings of a process that it can write to: heap, stacks, and what its libraries allocate. */
function writableMappings(pid: number): Mapping[] {
  return readFileSync(`/proc/${pid}/maps`, 'utf8')
    .split('\n')
    .map((line) => /^([0-9a-f]+)-([0-9a-f]+) rw/.exec(line))
    .filter((match) => match !== null)
    .map(([, start = '', end = '']) => ({
      start: Number.parseInt(start, 16),
      end: Number.parseInt(end, 16),
    }));
}

function occurrences(bytes: Buffer, needle: Buffer, below: number): number {
  let count = 0;
  for (let at = bytes.indexOf(needle); at !== -1 && at < below; at = bytes.indexOf(needle, at + 1))
    count += 1;
  return count;
}

/**
 * How often each needle (at most 1 KiB) lies in the writable memory of a process of the same user, read from outside
 * of it through Linux's `/proc`.
 */
export function scanMemory<Name extends string>(
  pid: number,
  needles: Readonly<Record<Name, Buffer>>,
): Record<Name, number> {
  const names = Object.keys(needles) as Name[];
  const found = Object.fromEntries(names.map((name) => [name, 0])) as Record<Name, number>;
  const overlap = 1024;
  const buffer = Buffer.alloc(CHUNK + overlap);
  const memory = openSync(`/proc/${pid}/mem`, 'r');
  try {
    for (const { start, end } of writableMappings(pid)) {
      for (let at = start; at < end; at += CHUNK) {
        const wanted = Math.min(CHUNK + overlap, end - at);
        let read = 0;
        try {
          read = readSync(memory, buffer, 0, wanted, at);
        } catch {
          // A mapping that went away meanwhile, or one of the kernel's own, holds nothing of the process.
          continue;
        }
        const bytes = buffer.subarray(0, read);
        for (const name of names) found[name] += occurrences(bytes, needles[name], CHUNK);
      }
    }
  } finally {
    closeSync(memory);
  }
  return found;
}

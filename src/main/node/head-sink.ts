import { execFile } from 'node:child_process';
import { mkdir, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { HeadSink } from '../ports/head-sink.ts';

const PATIENCE_MS = 2000;

/** The system's own program: Node has no datagram sockets of the kind that syslog listens on. A head is no secret. */
const LOGGER = '/usr/bin/logger';

async function appendTo(file: string, line: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const handle = await open(file, 'a', 0o600);
  try {
    await handle.writeFile(`${line}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function toSyslog(line: string, platform: NodeJS.Platform): Promise<void> {
  if (platform === 'win32') return Promise.reject(new Error('There is no syslog here'));
  // Without it the program of Linux keeps silent about a log that nobody listens on.
  const loud = platform === 'linux' ? ['--socket-errors=on'] : [];
  return new Promise((resolve, reject) => {
    execFile(
      LOGGER,
      [...loud, '-t', 'keyturn', '-p', 'auth.notice', line],
      { timeout: PATIENCE_MS, windowsHide: true },
      (error) => (error === null ? resolve() : reject(error)),
    );
  });
}

/** The system's log, and `audit-heads.log` in `folder`, one line a lock. */
export function createHeadSink(folder: string, platform: NodeJS.Platform = process.platform): HeadSink {
  const file = join(folder, 'audit-heads.log');
  return {
    file,
    append: (kind, line) => (kind === 'syslog' ? toSyslog(line, platform) : appendTo(file, line)),
  };
}

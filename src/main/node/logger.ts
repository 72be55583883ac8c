import { join } from 'node:path';
import log from 'electron-log/node.js';
import type { LogFacts, Logger } from '../ports/logger.ts';

const MAX_BYTES = 1_000_000;

function openLog(folder: string) {
  const file = log.create({ logId: folder });
  file.transports.console.level = false;
  file.transports.file.resolvePathFn = () => join(folder, 'keyturn.log');
  file.transports.file.maxSize = MAX_BYTES;
  file.transports.file.format = '{text}';
  return file;
}

/** Writes one JSON line an event to `keyturn.log` in this folder; the one before it is kept as `keyturn.old.log`. */
export function fileLogger(folder: string): Logger {
  let file: ReturnType<typeof openLog> | null = null;
  const write = (level: 'info' | 'warn' | 'error', event: string, facts: LogFacts = {}): void => {
    // Most commands have nothing to log.
    file ??= openLog(folder);
    file[level](JSON.stringify({ at: new Date().toISOString(), level, event, ...facts }));
  };
  return {
    info: (event, facts) => write('info', event, facts),
    warn: (event, facts) => write('warn', event, facts),
    error: (event, facts) => write('error', event, facts),
  };
}

import { closeSync, openSync } from 'node:fs';
import { connect } from 'node:net';
import type { Greeting } from '../../../src/shared/broker/wire.ts';
import type { Envelope } from '../../../src/shared/ipc/envelope.ts';

/** How a caller differs from an honest one. */
export interface Manner {
  /** The number that it says is its own. */
  readonly pid?: number;
  /** What it holds open instead of the file that it was shown; null for nothing. */
  readonly holds?: (shown: string) => string | null;
  readonly signal?: AbortSignal;
}

/** The envelope, or null where the connection ended without one. */
export type Answered = Envelope<unknown> | null;

/** Asks once at a place, as a program of this process. */
export function askAt(path: string, channel: string, input: unknown, manner: Manner = {}): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const socket = connect(path);
    let text = '';
    let proof: number | null = null;
    manner.signal?.addEventListener('abort', () => socket.destroy());
    socket.setEncoding('utf8');
    socket.on('data', (chunk: string) => {
      const greeted = text.includes('\n');
      text += chunk;
      if (greeted || !text.includes('\n')) return;
      const first = JSON.parse(text.slice(0, text.indexOf('\n'))) as Greeting | Envelope<unknown>;
      if ('ok' in first) return;
      const file = (manner.holds ?? ((shown: string) => shown))(first.prove);
      if (file !== null && file !== '') proof = openSync(file, 'r');
      const pid = manner.pid ?? process.pid;
      socket.write(`${JSON.stringify({ v: first.keyturn, pid, channel, input })}\n`);
    });
    socket.once('error', reject);
    socket.once('close', () => {
      if (proof !== null) closeSync(proof);
      const last = text.trimEnd().split('\n').at(-1) ?? '';
      const said: unknown = last === '' ? null : JSON.parse(last);
      resolve(said !== null && Object.hasOwn(Object(said), 'ok') ? (said as Answered) : null);
    });
  });
}

/** The error's code; what it answered otherwise. */
export const codeOf = (answer: Answered): unknown =>
  answer === null ? null : answer.ok ? answer.value : answer.error.code;

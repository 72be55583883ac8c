import type { Socket } from 'node:net';
import { z } from 'zod';
import {
  type Greeting,
  MOST_ANSWER_BYTES,
  MOST_REQUEST_BYTES,
  WIRE_VERSION,
  type WireRequest,
} from '../../../shared/broker/wire.ts';
import { type Envelope, type ErrorCode, KeyturnError } from '../../../shared/ipc/envelope.ts';
import type { Clock } from '../../ports/clock.ts';

/** How long a caller may take to say what it wants, and to take what it is answered. */
export const PATIENCE_MS = 5000;

const NEW_LINE = 0x0a;

const request = z.object({
  v: z.literal(WIRE_VERSION),
  pid: z.number().int().positive(),
  channel: z.string().max(100),
  input: z.unknown(),
});

export const refused = (code: ErrorCode): Envelope<never> => {
  const { params } = new KeyturnError(code);
  return { ok: false, error: { code, params } };
};

/** Says why and ends the connection, without waiting for the other side: it may never say anything. */
export function turnAway(socket: Socket, envelope: Envelope<never>): void {
  socket.on('error', () => undefined);
  socket.write(`${JSON.stringify(envelope)}\n`, () => socket.destroy());
}

/** One connection, from the greeting to the answer. */
export interface Visit {
  /** The one line, read; an envelope that says why not, null where the caller left or said nothing in time. */
  readonly asked: Promise<WireRequest | Envelope<never> | null>;
  /** Aborts when the caller left. */
  readonly gone: AbortSignal;
  greet(prove: string): void;
  /** Writes the answer and ends the connection; its caller may have left, or be answered already. */
  answer(envelope: Envelope<unknown>): void;
  /** As `answer` for one who was heard, and ends the connection as soon as that is on its way; leaves any other. */
  dismiss(envelope: Envelope<unknown>): void;
  leave(): void;
}

/** Takes a connection over. Nothing that comes is kept beyond the longest line; nothing may come after it. */
export function receive(socket: Socket, clock: Pick<Clock, 'after'>): Visit {
  const gone = new AbortController();
  const leave = () => {
    gone.abort();
    socket.destroy();
  };
  let silence = clock.after(PATIENCE_MS, leave);
  let answered = false;
  let heardAll = false;
  // A connection that breaks is closed right after.
  socket.on('error', () => undefined);

  const asked = new Promise<WireRequest | Envelope<never> | null>((resolve) => {
    let heard: Buffer[] | null = [];
    let size = 0;
    socket.on('data', (chunk: Buffer) => {
      if (heard === null) return leave();
      const end = chunk.indexOf(NEW_LINE);
      size += end < 0 ? chunk.length : end;
      if (size > MOST_REQUEST_BYTES || (end >= 0 && end < chunk.length - 1)) {
        heard = null;
        return resolve(refused('invalid-input'));
      }
      heard.push(end < 0 ? chunk : chunk.subarray(0, end));
      if (end < 0) return;
      silence();
      heardAll = true;
      const line = Buffer.concat(heard);
      heard = null;
      resolve(parsed(line));
    });
    socket.once('close', () => {
      silence();
      gone.abort();
      resolve(null);
    });
  });

  const answer = (envelope: Envelope<unknown>): void => {
    if (answered || gone.signal.aborted) return;
    answered = true;
    const line = `${JSON.stringify(envelope)}\n`;
    const fits = Buffer.byteLength(line) <= MOST_ANSWER_BYTES;
    silence();
    silence = clock.after(PATIENCE_MS, leave);
    socket.end(fits ? line : `${JSON.stringify(refused('internal'))}\n`);
  };

  return {
    asked,
    gone: gone.signal,
    greet(prove) {
      const greeting: Greeting = { keyturn: WIRE_VERSION, prove };
      socket.write(`${JSON.stringify(greeting)}\n`);
    },
    answer,
    dismiss(envelope) {
      if (!heardAll && !answered) return leave();
      answer(envelope);
      if (socket.writableFinished) leave();
      else socket.once('finish', leave);
    },
    leave,
  };
}

function parsed(line: Buffer): WireRequest | Envelope<never> {
  try {
    const { v, pid, channel, input } = request.parse(JSON.parse(line.toString('utf8')));
    return { v, pid, channel, input };
  } catch {
    return refused('invalid-input');
  }
}

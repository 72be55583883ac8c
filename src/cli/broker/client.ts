import { closeSync, constants, lstatSync, openSync } from 'node:fs';
import { createConnection } from 'node:net';
import { basename, join } from 'node:path';
import type { BrokerPlace } from '../../main/node/broker-place.ts';
import { MOST_ANSWER_BYTES, WIRE_VERSION } from '../../shared/broker/wire.ts';
import type { Envelope } from '../../shared/ipc/envelope.ts';

/**
 * Asks the running app. Null where nobody is there to ask: no app runs for this vault, or its door is shut. Whoever took the
 * request and ended without an answer is `app-gone`: to shut the door on a question must not give the key. Never rejects.
 */
export type AskApp = (
  place: BrokerPlace,
  channel: string,
  input: unknown,
) => Promise<Envelope<unknown> | null>;

/** An app greets at once, but on a computer that has very much to do; one that does not is stuck. */
const GREETING_MS = 10_000;
/** How often somebody is asked who lets a caller in and sends it away without a word, as one that is too busy does. */
const MOST_TRIES = 3;
/** Longer than the app lets a person think. */
const ANSWER_MS = 90_000;

const LATE = { ok: false, error: { code: 'consent-late', params: {} } } as const;
const GONE = { ok: false, error: { code: 'app-gone', params: {} } } as const;

/** Whether what is there is this user's, where others could make a socket of that name too. */
function isOurs({ folder, path }: BrokerPlace): boolean {
  const user = process.getuid?.();
  if (folder === null || user === undefined) return true;
  try {
    const around = lstatSync(folder);
    const socket = lstatSync(path);
    const own = around.uid === user && socket.uid === user;
    return own && around.isDirectory() && (around.mode & 0o077) === 0 && socket.isSocket();
  } catch {
    return false;
  }
}

const NO_FILE = (): void => undefined;

/** Holds the file open that the app named, by which the system shows it who asks. The returned function lets go. */
function prove({ folder }: BrokerPlace, name: unknown): () => void {
  if (folder === null || typeof name !== 'string' || name === '') return NO_FILE;
  try {
    const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
    const file = openSync(join(folder, basename(name)), flags);
    return () => closeSync(file);
  } catch {
    // The app says what comes of it: `asker-unknown` where it would have seen the file.
    return NO_FILE;
  }
}

function parsed(line: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

function envelopeIn(line: string): Envelope<unknown> | null {
  const answer = parsed(line);
  if (answer?.ok === true) return { ok: true, value: answer.value };
  const error =
    answer?.ok === false ? (answer.error as { code?: unknown; params?: unknown } | undefined) : undefined;
  return typeof error?.code === 'string' && typeof error.params === 'object' && error.params !== null
    ? ({ ok: false, error } as Envelope<never>)
    : null;
}

/** One connection, with one request. `sent-away`: it was ended without an answer. */
const askOnce = (
  place: BrokerPlace,
  channel: string,
  input: unknown,
): Promise<Envelope<unknown> | 'sent-away' | null> =>
  new Promise((resolve) => {
    const socket = createConnection(place.path);
    let release = NO_FILE;
    let greeted = false;
    let ended = false;
    let seen = '';
    const end = (answer: Envelope<unknown> | 'sent-away' | null): void => {
      if (ended) return;
      ended = true;
      clearTimeout(timer);
      release();
      socket.destroy();
      resolve(answer);
    };
    /** Before the greeting nothing was asked, so that it can be asked again where somebody was met. */
    const broken = (met: boolean): void => end(greeted ? GONE : met ? 'sent-away' : null);
    let timer = setTimeout(() => end(null), GREETING_MS);
    const onLine = (line: string): void => {
      if (greeted) {
        end(envelopeIn(line) ?? GONE);
        return;
      }
      const greeting = parsed(line);
      // Instead of a greeting, one who is too many is refused. Another version of the app is as if none were there.
      if (greeting?.keyturn !== WIRE_VERSION) {
        end(envelopeIn(line));
        return;
      }
      greeted = true;
      release = prove(place, greeting.prove);
      clearTimeout(timer);
      timer = setTimeout(() => end(LATE), ANSWER_MS);
      socket.write(`${JSON.stringify({ v: WIRE_VERSION, pid: process.pid, channel, input })}\n`);
    };
    socket.setEncoding('utf8');
    socket.on('data', (text: string) => {
      seen += text;
      for (let at = seen.indexOf('\n'); at !== -1 && !ended; at = seen.indexOf('\n')) {
        const line = seen.slice(0, at);
        seen = seen.slice(at + 1);
        onLine(line);
      }
      if (seen.length > MOST_ANSWER_BYTES) end(greeted ? GONE : null);
    });
    let met = false;
    socket.on('connect', () => {
      met = true;
    });
    socket.on('error', () => broken(met));
    socket.on('close', () => broken(true));
  });

/** As `AskApp`, by src/shared/broker/wire.ts: one request a connection. */
export const askApp: AskApp = async (place, channel, input) => {
  for (let tries = 0; tries < MOST_TRIES && isOurs(place); tries += 1) {
    const answer = await askOnce(place, channel, input);
    if (answer !== 'sent-away') return answer;
  }
  return null;
};

import type { Socket } from 'node:net';
import { CONNECT_TIMEOUT, ConnectError } from './failure.ts';

/** A proxy's answer is shorter. */
const MOST_BYTES = 32 * 1024;

/**
 * Reads as many bytes as `lengthOf` asks for, which says null while it cannot tell; what came beyond stays unread. Rejects
 * where the other side ends before.
 */
export function take(
  socket: Socket,
  lengthOf: (seen: Buffer) => number | null,
  signal: AbortSignal,
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    let seen = Buffer.alloc(0);
    const end = () => {
      signal.removeEventListener('abort', giveUp);
      socket.off('readable', more).off('error', fail).off('end', cut).off('close', cut);
    };
    const fail = (error: Error) => {
      end();
      reject(error);
    };
    const giveUp = () => fail(new ConnectError(CONNECT_TIMEOUT));
    const cut = () => fail(new ConnectError('ECONNRESET'));
    const more = () => {
      for (let piece = socket.read(); piece !== null; piece = socket.read()) {
        seen = Buffer.concat([seen, piece]);
        const length = lengthOf(seen);
        if (length === null && seen.length > MOST_BYTES) return fail(new ConnectError('EPROTO'));
        if (length === null || length > seen.length) continue;
        end();
        if (seen.length > length) socket.unshift(seen.subarray(length));
        return resolve(seen.subarray(0, length));
      }
    };
    if (signal.aborted) return giveUp();
    signal.addEventListener('abort', giveUp, { once: true });
    socket.on('readable', more).on('error', fail).on('end', cut).on('close', cut);
    more();
  });
}

import { connect, type Socket } from 'node:net';
import { CONNECT_TIMEOUT, ConnectError } from './failure.ts';
import type { Watch } from './watch.ts';

/** Opens a connection. Rejects with the system's error, or `ConnectError` once the signal is aborted. */
export function openTcp(
  { host, port }: { readonly host: string; readonly port: number },
  signal: AbortSignal,
  watch: Watch,
): Promise<Socket> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(new ConnectError(CONNECT_TIMEOUT));
    const found: string[] = [];
    const socket = connect({ host, port, autoSelectFamily: true, keepAlive: true, noDelay: true });
    const end = () => {
      signal.removeEventListener('abort', giveUp);
      socket.off('error', fail);
    };
    const fail = (error: Error) => {
      end();
      socket.destroy();
      reject(error);
    };
    const giveUp = () => fail(new ConnectError(CONNECT_TIMEOUT));
    signal.addEventListener('abort', giveUp, { once: true });
    socket.on('lookup', (error, address) => {
      if (error !== null) return;
      found.push(address);
      watch({ step: 'resolved', addresses: [...found] });
    });
    socket.once('error', fail);
    socket.once('connect', () => {
      end();
      watch({ step: 'connected', address: socket.remoteAddress ?? '' });
      resolve(socket);
    });
  });
}

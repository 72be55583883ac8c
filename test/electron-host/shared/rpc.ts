import { z } from 'zod';

/** What one process lets the other call. Arguments and answers cross as structured clones. */
export type Methods<M> = { readonly [K in keyof M]: (...args: never[]) => unknown };

/** Calls a method of the other process. */
export type Call<Theirs extends Methods<Theirs>> = <K extends keyof Theirs & string>(
  method: K,
  ...args: Parameters<Theirs[K]>
) => Promise<Awaited<ReturnType<Theirs[K]>>>;

/** The channel between a process and its child, either end of it. */
export interface Port {
  send(message: object): void;
  listen(listener: (message: unknown) => void): void;
  /** Calls the listener when the other process has ended. */
  ended(listener: () => void): void;
}

const message = z.discriminatedUnion('k', [
  z.object({ k: z.literal('call'), id: z.number(), method: z.string(), args: z.array(z.unknown()) }),
  z.object({ k: z.literal('done'), id: z.number(), value: z.unknown() }),
  z.object({ k: z.literal('failed'), id: z.number(), message: z.string() }),
]);

/**
 * Joins two processes by the functions that each offers. An error that is thrown crosses as its message; a call that the
 * other process can answer no more rejects.
 */
export function createRpc<Mine extends Methods<Mine>, Theirs extends Methods<Theirs>>(
  port: Port,
  mine: Mine,
): Call<Theirs> {
  const waiting = new Map<number, { resolve: (value: never) => void; reject: (reason: Error) => void }>();
  const methods = new Map<string, (...args: never[]) => unknown>(Object.entries(mine));
  let nextId = 0;

  const run = async (id: number, method: string, args: readonly unknown[]) => {
    try {
      port.send({ k: 'done', id, value: await methods.get(method)?.(...(args as never[])) });
    } catch (error) {
      port.send({ k: 'failed', id, message: error instanceof Error ? error.message : String(error) });
    }
  };

  port.listen((raw) => {
    const received = message.parse(raw);
    if (received.k === 'call') {
      void run(received.id, received.method, received.args);
      return;
    }
    const waiter = waiting.get(received.id);
    waiting.delete(received.id);
    if (received.k === 'done') waiter?.resolve(received.value as never);
    else waiter?.reject(new Error(received.message));
  });

  let ended = false;
  port.ended(() => {
    ended = true;
    for (const { reject } of waiting.values()) reject(new Error('The other process has ended'));
    waiting.clear();
  });

  return (method, ...args) =>
    new Promise((resolve, reject) => {
      if (ended) throw new Error('The other process has ended');
      const id = ++nextId;
      waiting.set(id, { resolve, reject });
      port.send({ k: 'call', id, method, args });
    });
}

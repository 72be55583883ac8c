import type { EventEmitter } from 'node:events';
import { Message, type MessageBus, MessageType, sessionBus } from '@jellybrick/dbus-next';

/** One object on the bus with one of its interfaces. */
export interface Remote {
  readonly service: string;
  readonly path: string;
  readonly interface: string;
}

/** A connection of its own to the session bus. */
export interface Bus {
  /** The unique name that the bus gave this connection. */
  name(): Promise<string>;
  /** Calls a method; rejects with the error that came back, or once the bus is gone. */
  call(remote: Remote, member: string, signature?: string, body?: readonly unknown[]): Promise<unknown[]>;
  /** Hears a signal of an object, from whoever owns its service at the time. */
  listen(remote: Remote, member: string, heard: (body: unknown[]) => void): Promise<void>;
  signal(from: Omit<Remote, 'service'>, member: string, signature?: string, body?: readonly unknown[]): void;
  readonly publish: MessageBus['export'];
  close(): void;
}

/** The bus itself, as an object that can be called. */
export const BUS: Remote = {
  service: 'org.freedesktop.DBus',
  path: '/org/freedesktop/DBus',
  interface: 'org.freedesktop.DBus',
};

/** Connects to the session bus. A bus that is not there, or that dies, makes each call reject and ends nothing else. */
export function openBus(): Bus {
  const bus = sessionBus();
  let alive = true;
  const lost = new Promise<never>((_, reject) => {
    // Its types do not name the event.
    (bus as EventEmitter).on('error', (error: Error) => {
      alive = false;
      reject(error);
    });
  });
  // It matters to whoever waits for an answer.
  lost.catch(() => undefined);
  const connected = new Promise<void>((resolve) => bus.once('connect', resolve));
  const ready = Promise.race([connected, lost]);
  ready.catch(() => undefined);

  const call: Bus['call'] = async (remote, member, signature = '', body = []) => {
    await ready;
    if (!alive) throw new Error('The session bus is gone');
    const { service: destination, path } = remote;
    const message = { destination, path, interface: remote.interface, member, signature, body: [...body] };
    const reply = await Promise.race([bus.call(new Message(message)), lost]);
    return reply?.body ?? [];
  };

  return {
    async name() {
      await ready;
      return bus.name ?? '';
    },
    call,
    async listen(remote, member, heard) {
      bus.on('message', (message) => {
        const fits =
          message.type === MessageType.SIGNAL &&
          message.path === remote.path &&
          message.interface === remote.interface &&
          message.member === member;
        if (fits) heard(message.body);
      });
      const rule = `type='signal',path='${remote.path}',interface='${remote.interface}',member='${member}'`;
      await call(BUS, 'AddMatch', 's', [rule]);
    },
    signal(from, member, signature = '', body = []) {
      if (alive) bus.send(Message.newSignal(from.path, from.interface, member, signature, [...body]));
    },
    publish: (path, part) => bus.export(path, part),
    close() {
      alive = false;
      bus.disconnect();
    },
  };
}

import type { AppMethods, DriverMethods } from '../shared/methods.ts';
import { createRpc, type Port } from '../shared/rpc.ts';

/** This process's end of the channel to the driver that started it. */
const parent: Port = {
  send: (message) => process.send?.(message),
  listen: (listener) => process.on('message', listener),
  ended: (listener) => process.on('disconnect', listener),
};

type Handlers = Partial<{ -readonly [K in keyof AppMethods]: AppMethods[K] }>;
const handlers: Handlers = {};

/** Each part of the stand-in answers the driver's questions about its own subject. */
export function answer<K extends keyof AppMethods>(method: K, handler: AppMethods[K]): void {
  handlers[method] = handler as never;
}

const forward =
  <K extends keyof AppMethods>(method: K) =>
  (...args: never[]): unknown => {
    const handler = handlers[method] as ((...given: never[]) => unknown) | undefined;
    if (handler === undefined) throw new Error(`Nothing answers ${method}`);
    return handler(...args);
  };

/** Asks the driver. */
export const driver = createRpc<Record<keyof AppMethods, (...args: never[]) => unknown>, DriverMethods>(
  parent,
  {
    invoke: forward('invoke'),
    allows: forward('allows'),
    serve: forward('serve'),
    mayNavigate: forward('mayNavigate'),
    mayOpenWindow: forward('mayOpenWindow'),
    pagePainted: forward('pagePainted'),
    pageClosed: forward('pageClosed'),
    pressAccelerator: forward('pressAccelerator'),
    control: forward('control'),
  },
);

/** Asks the driver for something whose outcome nobody waits for; the window may be gone by then. */
export function tell<K extends keyof DriverMethods>(method: K, ...args: Parameters<DriverMethods[K]>): void {
  driver(method, ...args).catch(() => undefined);
}

/** Whether a person sits at the windows: then dialogs and the clipboard are those of the desktop. */
export const visible = process.env.ELECTRON_HOST_VISIBLE === 'true';

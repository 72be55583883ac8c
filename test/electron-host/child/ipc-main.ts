import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import type { FrameFacts } from '../shared/methods.ts';
import { decodeWire, encodeWire } from '../shared/wire.ts';

type Handler = Parameters<IpcMain['handle']>[1];
const handlers = new Map<string, Handler>();

/** Handlers of invoked channels; a second one for the same channel throws, as Electron does. */
export const ipcMain: Pick<IpcMain, 'handle' | 'removeHandler'> = {
  handle(channel, listener) {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    handlers.set(channel, listener);
  },
  removeHandler(channel) {
    handlers.delete(channel);
  },
};

/** Runs a channel's handler. Arguments and answer are wire text: both are copies, and what cannot be copied throws. */
export async function invoke(
  sender: object,
  frame: FrameFacts | null,
  channel: string,
  args: string,
): Promise<string> {
  const handler = handlers.get(channel);
  try {
    if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
    const event = { type: 'frame', processId: 1, frameId: 1, sender, senderFrame: frameOf(frame) };
    return encodeWire(
      await handler(event as unknown as IpcMainInvokeEvent, ...(decodeWire(args) as unknown[])),
    );
  } catch (error) {
    throw new Error(`Error invoking remote method '${channel}': ${String(error)}`);
  }
}

function frameOf(facts: FrameFacts | null) {
  if (facts === null) return null;
  return { url: facts.url, parent: facts.main ? null : { url: facts.url, parent: null } };
}

import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { KeyturnBridge } from '../../src/preload/api.ts';
import { CHANNELS } from '../../src/shared/ipc/channels.ts';

const electron = vi.hoisted(() => ({
  contextBridge: { exposeInMainWorld: vi.fn() },
  ipcRenderer: { invoke: vi.fn(async () => undefined), on: vi.fn(), removeListener: vi.fn(), send: vi.fn() },
  webUtils: { getPathForFile: vi.fn(() => '/home/somebody/keys.csv') },
}));
vi.mock('electron', () => electron);
const { contextBridge, ipcRenderer } = electron;

let bridge: KeyturnBridge;
let exposed: readonly unknown[];
beforeAll(async () => {
  await import('../../src/preload/index.ts');
  bridge = contextBridge.exposeInMainWorld.mock.calls[0]?.[1];
  exposed = contextBridge.exposeInMainWorld.mock.calls.map(([name]) => name);
});

describe('the bridge', () => {
  it('is one frozen object without a way to name a channel', () => {
    expect(exposed).toEqual(['keyturn']);
    expect(Object.keys(bridge).sort()).toEqual(['call', 'fileTicket', 'on']);
    expect(Object.isFrozen(bridge) && Object.isFrozen(bridge.call)).toBe(true);
    expect(Object.keys(bridge.call)).toEqual([...CHANNELS]);
  });

  it('passes on one input and nothing else', () => {
    const call = bridge.call['vault.status'] as (...args: readonly unknown[]) => unknown;
    call({}, 'credentials.reveal');
    expect(ipcRenderer.invoke).toHaveBeenLastCalledWith('vault.status', {});
  });

  it('hands a listener the payload, never the event, and lets go of it', () => {
    const listener = vi.fn();
    const stop = bridge.on('vault.changed', listener);
    const [name, relay] = ipcRenderer.on.mock.calls[0] ?? [];
    relay?.({ sender: 'everything' }, { payload: true });
    expect(listener).toHaveBeenCalledExactlyOnceWith({ payload: true });
    stop();
    expect(ipcRenderer.removeListener).toHaveBeenCalledExactlyOnceWith(name, relay);
  });

  it('keeps the path of a file from the page', () => {
    const answer: unknown = bridge.fileTicket(new File([], 'keys.csv'));
    expect(answer).toBeInstanceOf(Promise);
    expect(ipcRenderer.invoke).toHaveBeenLastCalledWith('files.ticket', '/home/somebody/keys.csv');
  });
});

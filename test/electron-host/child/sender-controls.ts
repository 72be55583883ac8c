import { decodeWire, encodeWire } from '../shared/wire.ts';
import { BrowserWindow } from './browser-window.ts';
import { offer } from './controls.ts';
import { invoke } from './ipc-main.ts';

// A page cannot make itself a frame that is gone, or a stranger; an attacker's renderer might.
offer('ipc.invokeAs', async (frame, channel, ...args) => {
  const sender = BrowserWindow.getAllWindows()[0]?.webContents;
  if (sender === undefined) throw new Error('There is no window to send from');
  return decodeWire(await invoke(sender, frame, channel, encodeWire(args)));
});

offer('ipc.invokeAsStranger', async (frame, channel, ...args) =>
  decodeWire(await invoke({ id: -1, isDestroyed: () => false }, frame, channel, encodeWire(args))),
);

import { contextBridge, type IpcRendererEvent, ipcRenderer, webUtils } from 'electron';
import { CHANNELS } from '../shared/ipc/channels.ts';
import { EVENTS } from '../shared/ipc/events.ts';

const call = Object.fromEntries(
  CHANNELS.map((channel) => [channel, (input: unknown) => ipcRenderer.invoke(channel, input)]),
);

const names: ReadonlySet<string> = new Set(EVENTS);

function on(event: string, listener: (payload: unknown) => void): () => void {
  if (!names.has(event)) throw new TypeError('No such event');
  // The event object holds `sender`; the page gets the payload alone.
  const relay = (_event: IpcRendererEvent, payload: unknown) => listener(payload);
  ipcRenderer.on(event, relay);
  return () => {
    ipcRenderer.removeListener(event, relay);
  };
}

// The path never passes through the page. It is empty for a File that a script made, which main refuses.
const fileTicket = (file: File) => ipcRenderer.invoke('files.ticket', webUtils.getPathForFile(file));

contextBridge.exposeInMainWorld('keyturn', Object.freeze({ call: Object.freeze(call), on, fileTicket }));

import { type IpcMainInvokeEvent, ipcMain, type WebContents } from 'electron';
import { CHANNELS } from '../../shared/ipc/channels.ts';
import type { Envelope } from '../../shared/ipc/envelope.ts';
import type { EventName, EventPayloads } from '../../shared/ipc/events.ts';
import { BACKUP_ENDING } from '../../shared/model/backup.ts';
import { isTrustedSender, type Sender } from './sender-policy.ts';

/** Where trusted calls go. Neither method throws; every failure is an envelope. */
export interface Calls {
  handle(channel: string, input: unknown): Promise<Envelope<unknown>>;
  /** A file that the person dropped or chose in the page. The path comes from the preload, never from the page. */
  ticketFor(path: string, kind: 'read' | 'backup'): Promise<Envelope<unknown>>;
}

/** The windows' end of the bridge. */
export interface IpcTransport {
  /** Trusts a window's contents until they are destroyed. */
  admit(contents: WebContents): void;
  /** Tells every admitted window. */
  send<E extends EventName>(event: E, payload: EventPayloads[E]): void;
}

const FORBIDDEN = { ok: false, error: { code: 'forbidden', params: {} } } as const;
const BAD_INPUT = { ok: false, error: { code: 'invalid-input', params: {} } } as const;

/** Listens on every channel of the contract. The only user of `ipcMain`; who asks is checked here and nowhere else. */
export function createIpcTransport(calls: Calls): IpcTransport {
  const admitted = new Map<number, WebContents>();
  const trusted = (event: IpcMainInvokeEvent) => isTrustedSender(senderOf(event), new Set(admitted.keys()));

  for (const channel of CHANNELS) {
    ipcMain.handle(channel, (event, input: unknown) =>
      trusted(event) ? calls.handle(channel, input) : FORBIDDEN,
    );
  }
  ipcMain.handle('files.ticket', (event, path: unknown) => {
    if (!trusted(event)) return FORBIDDEN;
    if (typeof path !== 'string' || path === '') return BAD_INPUT;
    return calls.ticketFor(path, path.endsWith(BACKUP_ENDING) ? 'backup' : 'read');
  });

  return {
    admit(contents) {
      const { id } = contents;
      admitted.set(id, contents);
      contents.once('destroyed', () => admitted.delete(id));
    },
    send(event, payload) {
      for (const contents of admitted.values()) {
        if (!contents.isDestroyed()) contents.send(event, payload);
      }
    },
  };
}

function senderOf(event: IpcMainInvokeEvent): Sender {
  const frame = event.senderFrame;
  return {
    webContentsId: event.sender.id,
    frame: frame === null ? null : { url: frame.url, isMainFrame: frame.parent === null },
  };
}

import type { WorldLink } from './connect-worlds.ts';

/** What the preload's world and the driver tell each other. `args` and `value` are wire text. */
export type FromPreload =
  | { readonly k: 'invoke'; readonly id: number; readonly channel: string; readonly args: string }
  | { readonly k: 'key'; readonly accelerator: string };
export type ToPreload =
  | { readonly k: 'reply'; readonly id: number; readonly value: string }
  | { readonly k: 'failure'; readonly id: number; readonly message: string }
  | { readonly k: 'event'; readonly channel: string; readonly args: string };

/** What the preload's world needs from outside; sent along as source. */
export interface PreloadTools {
  readonly link: WorldLink;
  readonly encode: (value: unknown) => string;
  readonly decode: (text: string) => unknown;
  /** The binding that carries text to the driver; it exists in this world alone. */
  readonly post: (text: string) => void;
  /** Where the driver finds this world's ears and the files it was handed. */
  readonly hook: string;
  readonly filePrefix: string;
}

/**
 * The `electron` module of the preload's world: contextBridge, ipcRenderer and webUtils, and nothing else.
 * Sent into the page as source, so it uses nothing from outside of itself.
 */
export function preloadWorld(tools: PreloadTools): object {
  type Listener = (event: object, ...args: readonly unknown[]) => void;
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (reason: Error) => void }>();
  const listeners = new Map<string, Set<Listener>>();
  const files: File[] = [];
  let nextId = 0;
  const post = (message: FromPreload) => tools.post(JSON.stringify(message));

  const receive = (message: ToPreload): void => {
    if (message.k === 'event') {
      const args = tools.decode(message.args) as readonly unknown[];
      for (const listener of listeners.get(message.channel) ?? []) listener({ sender: null }, ...args);
      return;
    }
    const waiter = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.k === 'reply') waiter?.resolve(tools.decode(message.value));
    else waiter?.reject(new Error(message.message));
  };
  Object.defineProperty(globalThis, tools.hook, { value: { receive, files } });

  // A menu's key works only where the page did not take it, which is known after the event went all the way.
  window.addEventListener('keydown', (event) => {
    if (!event.ctrlKey && !event.metaKey) return;
    setTimeout(() => {
      if (event.defaultPrevented) return;
      const shift = event.shiftKey ? 'Shift+' : '';
      post({ k: 'key', accelerator: `CmdOrCtrl+${shift}${event.key.toUpperCase()}` });
    });
  });

  return {
    contextBridge: { exposeInMainWorld: tools.link.expose },
    ipcRenderer: {
      invoke: (channel: string, ...args: readonly unknown[]) =>
        new Promise((resolve, reject) => {
          const text = tools.encode(args);
          const id = ++nextId;
          waiting.set(id, { resolve, reject });
          post({ k: 'invoke', id, channel, args: text });
        }),
      on: (channel: string, listener: Listener) => {
        const all = listeners.get(channel) ?? new Set();
        listeners.set(channel, all.add(listener));
      },
      removeListener: (channel: string, listener: Listener) => {
        listeners.get(channel)?.delete(listener);
      },
    },
    webUtils: {
      // Only the browser knows the path, and it answers later: this stands for it until the driver sees it.
      getPathForFile: (file: unknown) => {
        if (!(file instanceof File)) throw new TypeError('Not a File');
        return `${tools.filePrefix}${files.push(file) - 1}`;
      },
    },
  };
}

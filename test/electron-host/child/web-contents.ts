import { EventEmitter } from 'node:events';
import type { HandlerDetails, WebContents, WindowOpenHandlerResponse } from 'electron';
import { encodeWire } from '../shared/wire.ts';
import { app } from './app.ts';
import { offer } from './controls.ts';
import { hostEvent } from './event.ts';
import { tell } from './link.ts';
import type { HostSession } from './session.ts';

type Part = Pick<
  WebContents,
  | 'id'
  | 'send'
  | 'isDestroyed'
  | 'getURL'
  | 'reload'
  | 'print'
  | 'setWindowOpenHandler'
  | 'openDevTools'
  | 'closeDevTools'
  | 'isDevToolsOpened'
>;
type OpenHandler = (details: HandlerDetails) => WindowOpenHandlerResponse;

const printed: number[] = [];
offer('windows.printed', () => printed);

/** What a window shows. */
export class HostWebContents extends EventEmitter implements Part {
  readonly id: number;
  readonly session: HostSession;
  url = '';
  #devTools = false;
  readonly #mayHaveDevTools: boolean;
  #destroyed = false;
  #openHandler: OpenHandler = () => ({ action: 'allow' });

  constructor(id: number, session: HostSession, mayHaveDevTools = true) {
    super();
    this.#mayHaveDevTools = mayHaveDevTools;
    this.id = id;
    this.session = session;
    app.emit('web-contents-created', hostEvent({}), this);
  }

  isDestroyed = () => this.#destroyed;
  isDevToolsOpened = () => this.#devTools;

  openDevTools(): void {
    if (!this.#mayHaveDevTools) return;
    this.#devTools = true;
    this.emit('devtools-opened');
  }

  closeDevTools(): void {
    this.#devTools = false;
  }

  getURL = () => this.url;

  send(channel: string, ...args: unknown[]): void {
    if (this.#destroyed) throw new TypeError('Object has been destroyed');
    tell('sendToPage', this.id, channel, encodeWire(args));
  }

  reload(): void {
    tell('reload', this.id);
  }

  print(): void {
    printed.push(this.id);
    tell('printPage', this.id);
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler;
  }

  /** Whether the page may open a window. */
  mayOpen(url: string): boolean {
    return this.#openHandler({ url } as HandlerDetails).action === 'allow';
  }

  /** Whether the page may take itself, or a frame of it, elsewhere. */
  mayNavigate(url: string, main: boolean): boolean {
    const frame = hostEvent({ url, isMainFrame: main, isSameDocument: false });
    this.emit('will-frame-navigate', frame);
    const page = hostEvent({ url, isMainFrame: main, isSameDocument: false });
    if (main) this.emit('will-navigate', page, url);
    return !frame.defaultPrevented && !page.defaultPrevented;
  }

  destroyed(): void {
    this.#destroyed = true;
    this.emit('destroyed');
  }
}

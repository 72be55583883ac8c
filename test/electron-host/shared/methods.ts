/** A frame as the app sees it; null where it is gone. */
export interface FrameFacts {
  readonly url: string;
  readonly main: boolean;
}

export interface ServedAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

export interface WindowRequest {
  readonly window: number;
  readonly width: number;
  readonly height: number;
  /** The preload script, as CommonJS source. */
  readonly preload: string;
}

/** What the stand-in inside of the app's process asks of the driver, which holds the browser. */
export interface DriverMethods {
  openWindow(request: WindowRequest): Promise<void>;
  loadUrl(window: number, url: string): Promise<void>;
  reload(window: number): Promise<void>;
  focus(window: number): Promise<void>;
  closeWindow(window: number): Promise<void>;
  printPage(window: number): Promise<void>;
  /** Delivers an event to the preload; `args` is wire text. */
  sendToPage(window: number, channel: string, args: string): Promise<void>;
  setColorScheme(scheme: 'light' | 'dark' | null): Promise<void>;
  // The person's own desktop; only with a visible window.
  pickFile(): Promise<string | null>;
  readClipboard(): Promise<string | null>;
  writeClipboard(text: string, onlyOver: string | null): Promise<void>;
}

/** What the driver tells and asks the stand-in inside of the app's process. */
export interface AppMethods {
  /** A message of the preload; args and answer are wire text. */
  invoke(window: number, frame: FrameFacts | null, channel: string, args: string): Promise<string>;
  /** Whether the session lets a request through. */
  allows(url: string, resourceType: string): Promise<boolean>;
  serve(method: string, url: string): Promise<ServedAnswer>;
  /** Whether a window may go to a URL that its page, and not the app, asked for. */
  mayNavigate(window: number, url: string, main: boolean): Promise<boolean>;
  mayOpenWindow(window: number, url: string): Promise<boolean>;
  pagePainted(window: number): Promise<void>;
  /** The page went to another document; messages of the former one have no frame any more. */
  pageClosed(window: number): Promise<void>;
  pressAccelerator(accelerator: string): Promise<void>;
  /** One of the controls for tests, by name. */
  control(name: string, args: readonly unknown[]): Promise<unknown>;
}

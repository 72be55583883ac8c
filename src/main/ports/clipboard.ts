/** The system clipboard, text only. Async, as Electron's has become. */
export interface Clipboard {
  read(): Promise<string>;
  /** `secret`: asks clipboard managers to leave it out of their history, where the platform has a way to say so. */
  write(text: string, kind: 'plain' | 'secret'): Promise<void>;
  clear(): Promise<void>;
}

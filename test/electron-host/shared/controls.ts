import type { FrameFacts } from './methods.ts';

export interface MenuItemFacts {
  readonly id: string;
  readonly label: string;
  readonly accelerator: string | null;
  readonly enabled: boolean;
  readonly submenu: readonly MenuItemFacts[];
}

export interface TrayFacts {
  readonly tooltip: string;
  /** The file name of the icon. */
  readonly image: string;
  /** The folder that it lies in. */
  readonly imageSet: string;
  /** macOS colours such an image by itself. */
  readonly template: boolean;
  readonly items: readonly MenuItemFacts[];
}

export interface NotificationFacts {
  /** Counts from 1 in the order in which they were shown. */
  readonly id: number;
  readonly title: string;
  readonly body: string;
  readonly actions: readonly string[];
  /** Still in sight. */
  readonly open: boolean;
}

export interface LoginItemFacts {
  readonly openAtLogin: boolean;
  readonly args: readonly string[];
}

export interface MessageBoxFacts {
  readonly message: string;
  readonly detail: string;
  readonly buttons: readonly string[];
  readonly checkbox: string | null;
}

export interface WindowFacts {
  readonly id: number;
  readonly title: string;
  readonly visible: boolean;
  readonly focused: boolean;
  readonly contentProtection: boolean;
  readonly backgroundColor: string;
  /** As the app sees it. */
  readonly url: string;
  /** What the window was made with, the session left out. */
  readonly webPreferences: Readonly<Record<string, unknown>>;
}

export interface SessionFacts {
  readonly partition: string;
  readonly cache: boolean;
  readonly spellChecker: boolean;
  /** What a page gets for a permission that no version of the app knows. */
  readonly grants: Readonly<Record<'request' | 'check' | 'device' | 'displayMedia', boolean>>;
  readonly preventsDownloads: boolean;
}

/** What a test may ask of the system that the app believes to run on, and do to it. */
export interface Controls {
  /** Answers the file dialog that is open, or else the next one; null closes it without a choice. */
  'dialog.answer'(paths: readonly string[] | null): void;
  /** The titles of the file dialogs so far. */
  'dialog.asked'(): readonly string[];
  /** Answers the question that is open, or else the next one, by the place of a button. */
  'messageBox.answer'(button: number, checked?: boolean): void;
  /** The questions so far. */
  'messageBox.asked'(): readonly MessageBoxFacts[];
  /** Every notification so far, in order. */
  'notifications.list'(): readonly NotificationFacts[];
  'notifications.click'(id: number): void;
  /** A press on the button with this label. */
  'notifications.action'(id: number, label: string): void;
  /** The person puts it away. */
  'notifications.dismiss'(id: number): void;
  /** What the desktop does with the next ones: `missing` has no service, `broken` throws, `deaf` never answers. */
  'notifications.service'(state: 'works' | 'missing' | 'broken' | 'fails' | 'deaf'): void;
  'loginItems.state'(): LoginItemFacts;
  'clipboard.read'(): { readonly text: string; readonly formats: readonly string[] };
  'clipboard.write'(text: string): void;
  'tray.state'(): TrayFacts | null;
  /** The same menu as `tray.state` has, with its parts apart: a line is drawn between any two. */
  'tray.groups'(): readonly (readonly MenuItemFacts[])[];
  /** An item of the tray's menu by its id, or the icon itself for null. */
  'tray.click'(id: string | null): void;
  'menu.items'(): readonly MenuItemFacts[];
  'menu.click'(id: string): void;
  'power.emit'(event: string): void;
  'power.setIdleSeconds'(seconds: number): void;
  /** Whether the computer has a sensor, and whether the finger on it is the owner's. */
  'touchId.set'(sensor: boolean, matches: boolean): void;
  /** What the system's own question said, each time. */
  'touchId.reasons'(): readonly string[];
  /** Lets so many ms go by on the app's clocks; timers that fall due on the way do not fire. */
  'time.pass'(ms: number): void;
  'theme.setSystemDark'(dark: boolean): void;
  /** The colour of the task bar, where a system has one of its own. */
  'theme.setBarDark'(dark: boolean): void;
  'shell.opened'(): readonly string[];
  'windows.list'(): readonly WindowFacts[];
  /** Opens the developer tools of the first window; whether they are open afterwards. */
  'windows.openDevTools'(): boolean;
  /** As the person closes every window: each may object. */
  'windows.close'(): void;
  'windows.minimize'(): void;
  /** Another program is looked at. */
  'windows.blur'(): void;
  /** The ids of the windows that were told to print, in order. */
  'windows.printed'(): readonly number[];
  'session.facts'(): readonly SessionFacts[];
  /** Whether the session lets a request through, by the URL that the app sees. */
  'session.allows'(url: string): boolean;
  /** A message as another sender than the page would send it; answers as `ipcRenderer.invoke`. */
  'ipc.invokeAs'(sender: FrameFacts | null, channel: string, ...args: readonly unknown[]): unknown;
  /** The same from contents that belong to no window of the app. */
  'ipc.invokeAsStranger'(sender: FrameFacts, channel: string, ...args: readonly unknown[]): unknown;
  'app.secondInstance'(argv: readonly string[]): void;
  'app.quit'(): void;
  /** Processor time and memory of the app's process. */
  'process.usage'(): { readonly cpuMs: number; readonly residentMb: number };
}

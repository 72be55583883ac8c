/** What can show the app on this machine. */
export type Shell =
  | { readonly kind: 'electron'; readonly binary: string }
  | { readonly kind: 'chromium'; readonly executable: string }
  | { readonly kind: 'none'; readonly why: 'no-display' | 'no-browser' };

export interface ShellChoice {
  readonly display: boolean;
  /** Finds the Electron binary, or downloads it; null where it cannot be had. */
  readonly electron: () => Promise<string | null>;
  readonly chromium: () => string | null;
}

/** Electron where it can be had, else the machine's Chromium. Nothing is downloaded where nothing could be shown. */
export async function chooseShell({ display, electron, chromium }: ShellChoice): Promise<Shell> {
  if (!display) return { kind: 'none', why: 'no-display' };
  const binary = await electron();
  if (binary !== null) return { kind: 'electron', binary };
  const executable = chromium();
  return executable === null ? { kind: 'none', why: 'no-browser' } : { kind: 'chromium', executable };
}

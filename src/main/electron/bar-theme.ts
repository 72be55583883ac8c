import { nativeTheme } from 'electron';

/** Whether the bar that holds the tray icon is dark. */
export interface BarTheme {
  dark(): boolean;
  /** Calls the listener when it may have changed. */
  onChange(listener: () => void): void;
}

/** Desktops whose bar is dark whatever the colours of their windows. */
const DARK_BARS: ReadonlySet<string> = new Set(['GNOME', 'Unity']);

/**
 * Windows gives its task bar a colour of its own. Elsewhere it is the system's; the app's own theme, where a person chose
 * one, hides that, so the last one seen without it holds. The bars
 * of GNOME and Unity are dark always. To be created before a theme is set.
 */
export function watchBarTheme(platform: NodeJS.Platform, env: NodeJS.ProcessEnv = process.env): BarTheme {
  const desktops = platform === 'linux' ? (env.XDG_CURRENT_DESKTOP ?? '').split(':') : [];
  const darkAlways = desktops.some((name) => DARK_BARS.has(name));
  let system = nativeTheme.shouldUseDarkColors;
  const look = (): void => {
    if (nativeTheme.themeSource === 'system') system = nativeTheme.shouldUseDarkColors;
  };
  nativeTheme.on('updated', look);
  return {
    dark() {
      if (platform === 'win32') return nativeTheme.shouldUseDarkColorsForSystemIntegratedUI;
      return darkAlways || system;
    },
    onChange: (listener) => nativeTheme.on('updated', listener),
  };
}

import { nativeTheme } from 'electron';

/** Whether the bar that holds the tray icon is dark. */
export interface BarTheme {
  dark(): boolean;
  /** Calls the listener when it may have changed. */
  onChange(listener: () => void): void;
}

/**
 * Windows gives its task bar a colour of its own. Elsewhere it is the system's; the app's own theme, where a person chose
 * one, hides that, so the last one seen without it holds. To be created before a theme is set.
 */
export function watchBarTheme(platform: NodeJS.Platform): BarTheme {
  let system = nativeTheme.shouldUseDarkColors;
  const look = (): void => {
    if (nativeTheme.themeSource === 'system') system = nativeTheme.shouldUseDarkColors;
  };
  nativeTheme.on('updated', look);
  return {
    dark: () => (platform === 'win32' ? nativeTheme.shouldUseDarkColorsForSystemIntegratedUI : system),
    onChange: (listener) => nativeTheme.on('updated', listener),
  };
}

import { EventEmitter } from 'node:events';
import type { NativeTheme, PowerMonitor, Shell, SystemPreferences } from 'electron';
import { offer } from './controls.ts';
import { tell } from './link.ts';

class HostTheme
  extends EventEmitter
  implements
    Pick<NativeTheme, 'themeSource' | 'shouldUseDarkColors' | 'shouldUseDarkColorsForSystemIntegratedUI'>
{
  shouldUseDarkColorsForSystemIntegratedUI = process.env.ELECTRON_HOST_DARK === 'true';
  systemDark = process.env.ELECTRON_HOST_DARK === 'true';
  #systemKnown = process.env.ELECTRON_HOST_DARK !== 'unknown';
  #source: NativeTheme['themeSource'] = 'system';

  get shouldUseDarkColors(): boolean {
    return this.#source === 'system' ? this.systemDark : this.#source === 'dark';
  }

  get themeSource(): NativeTheme['themeSource'] {
    return this.#source;
  }

  set themeSource(source: NativeTheme['themeSource']) {
    this.#source = source;
    this.changed();
  }

  setSystemDark(dark: boolean): void {
    this.systemDark = dark;
    this.#systemKnown = true;
    this.changed();
  }

  changed(): void {
    const asSystem = this.#source === 'system' && !this.#systemKnown;
    tell('setColorScheme', asSystem ? null : this.shouldUseDarkColors ? 'dark' : 'light');
    this.emit('updated');
  }
}

class HostPower extends EventEmitter implements Pick<PowerMonitor, 'getSystemIdleTime'> {
  idleSeconds = 0;
  getSystemIdleTime = () => this.idleSeconds;
}

export const nativeTheme = new HostTheme();
export const powerMonitor = new HostPower();

class HostPreferences implements Pick<SystemPreferences, 'canPromptTouchID' | 'promptTouchID'> {
  sensor = false;
  matches = true;
  readonly reasons: string[] = [];

  canPromptTouchID = () => this.sensor;
  promptTouchID = async (reason: string) => {
    this.reasons.push(reason);
    if (!this.matches) throw new Error('Authentication was canceled by the user.');
  };
}

export const systemPreferences = new HostPreferences();

const opened: string[] = [];
export const shell: Pick<Shell, 'openExternal'> = {
  async openExternal(url) {
    opened.push(url);
  },
};

offer('theme.setSystemDark', (dark) => nativeTheme.setSystemDark(dark));
offer('theme.setBarDark', (dark) => {
  nativeTheme.shouldUseDarkColorsForSystemIntegratedUI = dark;
  nativeTheme.changed();
});
offer('power.emit', (event) => {
  powerMonitor.emit(event);
});
offer('power.setIdleSeconds', (seconds) => {
  powerMonitor.idleSeconds = seconds;
});
offer('shell.opened', () => opened);
offer('touchId.set', (sensor, matches) => {
  systemPreferences.sensor = sensor;
  systemPreferences.matches = matches;
});
offer('touchId.reasons', () => systemPreferences.reasons);

import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../../ports/clock.ts';
import type { SystemProxy, SystemSettings } from '../../ports/system-proxy.ts';
import { environmentSettings } from './environment.ts';
import { gnomeSettings } from './gnome.ts';
import { kdeSettings } from './kde.ts';
import { macSettings } from './macos.ts';
import { windowsSettings } from './windows.ts';

/** What asking the system takes; tests answer for it. */
export interface SystemProxyDeps {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  readonly clock: Pick<Clock, 'monotonic'>;
  /** Runs a program without a shell and resolves to what it printed; rejects where it is not there or fails. */
  readonly run?: (program: string, args: readonly string[]) => Promise<string>;
  readonly read?: (path: string) => Promise<string>;
}

/** As long as an answer holds: whoever changes networks tries again within a minute or so. */
const HOLDS_MS = 60_000;
const PROGRAM_MS = 2_000;
const MAX_OUTPUT = 256 * 1024;

const runProgram = (program: string, args: readonly string[]): Promise<string> =>
  new Promise((resolve, reject) => {
    const options = {
      timeout: PROGRAM_MS,
      maxBuffer: MAX_OUTPUT,
      windowsHide: true,
      encoding: 'utf8',
    } as const;
    execFile(program, [...args], options, (error, stdout) =>
      error === null ? resolve(stdout) : reject(error),
    );
  });

const INTERNET_SETTINGS = String.raw`HKCU\Software\Microsoft\Windows\CurrentVersion\Internet Settings`;

/** The proxies that this computer is set up for: by variables first, then as its desktop says. */
export function createSystemProxy(deps: SystemProxyDeps): SystemProxy {
  const { platform, env, home, clock } = deps;
  const { run = runProgram, read = (path: string) => readFile(path, 'utf8') } = deps;
  let known: { readonly at: number; readonly settings: Promise<SystemSettings | null> } | null = null;

  const ofDesktop = async (): Promise<SystemSettings | null> => {
    switch (platform) {
      case 'darwin':
        return macSettings(await run('/usr/sbin/scutil', ['--proxy']));
      case 'win32': {
        const reg = `${env.SystemRoot ?? 'C:\\Windows'}\\System32\\reg.exe`;
        return windowsSettings(await run(reg, ['query', INTERNET_SETTINGS]));
      }
      default: {
        if (/\bKDE\b/i.test(env.XDG_CURRENT_DESKTOP ?? '')) {
          const config = env.XDG_CONFIG_HOME || join(home, '.config');
          return kdeSettings(await read(join(config, 'kioslaverc')), env);
        }
        return gnomeSettings(await run('gsettings', ['list-recursively', 'org.gnome.system.proxy']));
      }
    }
  };

  return {
    read() {
      if (known === null || clock.monotonic() - known.at > HOLDS_MS) {
        const named = environmentSettings(env);
        const settings = named === null ? ofDesktop().catch(() => null) : Promise.resolve(named);
        known = { at: clock.monotonic(), settings };
      }
      return known.settings;
    },
  };
}

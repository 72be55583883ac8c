import { type AppOptions, type AppPorts, createApp, type KeyturnApp } from '../../src/main/compose.ts';
import { nodePorts } from '../../src/main/node/ports.ts';
import { NO_SYSTEM_PROXY } from '../../src/main/ports/system-proxy.ts';
import type { Envelope } from '../../src/shared/ipc/envelope.ts';

/** The value of an answer; fails with the error's code where there is none. */
export function good<T>(answer: Envelope<T>): T {
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
}

/** The app over the vault of a folder, locked, as the command line makes it. */
export function benchApp(
  folder: string,
  keychain: AppPorts['keychain'],
  options: Partial<AppOptions> = {},
  ports: Partial<AppPorts> = {},
): KeyturnApp {
  return createApp(
    { ...nodePorts(folder), keychain, systemProxy: NO_SYSTEM_PROXY, ...ports },
    {
      folder,
      via: 'cli',
      osUser: 'bench',
      device: 'bench',
      version: '0',
      platform: 'linux',
      systemLocale: 'en',
      ...options,
    },
  );
}

import type { CustomScheme, Protocol } from 'electron';
import { app } from './app.ts';

const schemes = new Map<string, CustomScheme>();

/** Throws for a scheme that Electron would give no origin: it must be registered as standard and secure in time. */
export function requireOrdinaryScheme(url: string): void {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(url)?.[1] ?? '';
  const privileges = schemes.get(scheme)?.privileges;
  if (privileges?.standard !== true || privileges.secure !== true) {
    throw new Error(`${scheme}: was not registered as standard and secure before ready`);
  }
}

export const protocol: Pick<Protocol, 'registerSchemesAsPrivileged'> = {
  registerSchemesAsPrivileged(list) {
    if (app.isReady())
      throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    for (const entry of list) schemes.set(entry.scheme, entry);
  },
};

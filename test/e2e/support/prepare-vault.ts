import type { TestProject } from 'vitest/node';
import { createClock } from '../../../src/main/node/clock.ts';
import { testApp } from '../../support/test-app.ts';
import { PASSWORD } from './password.ts';

/** A vault that all tests copy, so that not each of them walks through a first start. */
export interface PreparedVault {
  readonly folder: string;
  readonly recoveryCode: string;
}

declare module 'vitest' {
  export interface ProvidedContext {
    vault: PreparedVault;
  }
}

/** Makes it once for the whole run, with its recovery code confirmed and the cheapest key derivation allowed. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const made = await testApp({ ports: { clock: createClock() } });
  const { recoveryCode } = await made.call('vault.create', { password: PASSWORD, keychain: false });
  const groups = recoveryCode.split('-').map((text, index) => ({ index, text }));
  await made.call('vault.confirmRecovery', { groups: groups.slice(0, 2) });
  await made.call('vault.lock', {});
  project.provide('vault', { folder: made.folder, recoveryCode });
  return made.close;
}

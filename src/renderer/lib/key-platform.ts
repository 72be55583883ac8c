import type { KeyPlatform } from '../../shared/keys.ts';

/** The platform of this page, for which `navigator` is enough: keys are the only thing that depends on it. */
export function keyPlatform(agent: string = navigator.userAgent): KeyPlatform {
  if (agent.includes('Mac')) return 'darwin';
  return agent.includes('Windows') ? 'win32' : 'linux';
}

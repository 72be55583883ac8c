import { expect } from 'vitest';
import { selfSigned } from '../../clouds/shared/certificate.ts';
import type { Walk } from './recorded.ts';

/** A proxy with a password for the vault and for an account, an authority, a pin, and a test of an account. */
export async function throughNetwork({ call }: Walk, proxyPassword: string): Promise<void> {
  const [account] = await call('accounts.list', {});
  const id = account?.id ?? '';
  const url = 'http://proxy.invalid:3128';
  const password = { kind: 'set', value: proxyPassword } as const;
  await call('network.save', { proxy: { kind: 'fixed', url, user: 'deploy' }, bypass: [], password });
  await call('network.get', {});
  await call('network.pickAuthority', {});
  const [authority] = await call('network.addAuthority', { kind: 'text', text: selfSigned('DNS:a').cert });
  await call('network.removeAuthority', { id: authority?.id ?? '' });
  await call('accounts.edit', { id, changes: { proxy: url, proxyUser: 'deploy' } });
  await call('accounts.setProxyPassword', { id, password: proxyPassword });
  await call('network.see', {});
  const pin = { host: 'a.invalid:443', fingerprint: Array(32).fill('AB').join(':') };
  const endpoints = account?.endpoints ?? {};
  await call('accounts.edit', { id, changes: { endpoints: { ...endpoints, iam: 'https://a.invalid' } } });
  await call('accounts.pin', { id, pin });
  const testing = call('reach.test', { run: 'sentinel', target: { kind: 'account', accountId: id } });
  await call('reach.get', { run: 'sentinel' });
  await call('reach.stop', { run: 'sentinel' });
  expect(await testing).toMatchObject({ done: true });
  await call('accounts.unpin', { id, host: pin.host });
  await call('accounts.edit', { id, changes: { endpoints, proxy: null, proxyUser: null } });
  await call('network.save', { proxy: { kind: 'system' }, bypass: [] });
}

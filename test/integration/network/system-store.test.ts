import { expect, it } from 'vitest';
import { buildIfStale } from '../../../scripts/lib/build-if-stale.ts';
import { BUILT_ENTRY, ended, realVault } from '../../support/cli/real-vault.ts';
import { AWS_HOSTS, startCompany } from '../../support/network/company.ts';

const PUBLIC_ID = 'AKIAQ3EGRIMWKEYTURN7';
const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';

// Where a company looks into TLS: its proxy answers in the platform's name, and only the system's store knows its authority.
it('the command line works behind a proxy that signs in and looks into TLS, with no setting', async () => {
  await buildIfStale();
  await using company = await startCompany();
  const { cloud, proxy, byVariables, byDesktop } = company;
  await using vault = await realVault(BUILT_ENTRY);
  const user = cloud.store.addPrincipal({ kind: 'user', accountId: '123456789012', name: 'alice' });
  cloud.store.addKey(user, { publicId: PUBLIC_ID, secret: SECRET });
  await vault.json(['init']);
  const set = ['--set', `access_key_id=${PUBLIC_ID}`, '--secrets-stdin'];
  await vault.json(['add', 'aws', '--label', 'deploy', ...set], {
    stdin: `secret_access_key=${SECRET}\n`,
  });
  for (const env of [byVariables, byDesktop]) {
    const before = proxy.asked.length;
    const { code, stdout, stderr } = await ended(vault.start(['verify', '--all', '--json'], env));
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('alice');
    const asked = new Set(proxy.asked.slice(before));
    expect([...asked].sort()).toEqual(AWS_HOSTS.map((host) => `${host}:443`).sort());
  }
  const { SSL_CERT_FILE: _store, ...untrusting } = byDesktop;
  const refused = await ended(vault.start(['verify', '--all', '--json'], untrusting));
  expect(refused.code).not.toBe(0);
  expect(refused.stdout).toContain('untrusted-certificate');
});

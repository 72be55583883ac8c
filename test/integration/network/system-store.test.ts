import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startAwsCloud } from '../../clouds/index.ts';
import { selfSigned } from '../../clouds/shared/certificate.ts';
import { startConnectProxy } from '../../clouds/shared/connect-proxy.ts';
import { ended, realVault } from '../../support/cli/real-vault.ts';

const PUBLIC_ID = 'AKIAQ3EGRIMWKEYTURN7';
const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';

// Where a company looks into TLS: its proxy answers in the platform's name, and only the system's store knows its authority.
it('the command line works behind a proxy that looks into TLS, with no setting', async () => {
  const company = selfSigned('DNS:sts.us-east-1.amazonaws.com');
  const cloud = await startAwsCloud({ tls: company });
  const proxy = await startConnectProxy({ leadTo: Number(new URL(cloud.url).port), signIn: 'li:p@ss' });
  await using vault = await realVault();
  try {
    const user = cloud.store.addPrincipal({ kind: 'user', accountId: '123456789012', name: 'alice' });
    cloud.store.addKey(user, { publicId: PUBLIC_ID, secret: SECRET });
    const store = join(vault.home, 'store.pem');
    await writeFile(store, company.cert);
    await vault.json(['init']);
    const set = ['--set', `access_key_id=${PUBLIC_ID}`, '--secrets-stdin'];
    await vault.json(['add', 'aws', '--label', 'deploy', ...set], {
      stdin: `secret_access_key=${SECRET}\n`,
    });
    // The store's own variable: OpenSSL reads it where the system's authorities are asked for.
    const env = { SSL_CERT_FILE: store, HTTPS_PROXY: proxy.url.replace('//', '//li:p%40ss@') };
    const child = vault.start(['verify', '--all', '--json'], env);
    const { code, stdout, stderr } = await ended(child);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('alice');
    expect(new Set(proxy.asked)).toContain('sts.us-east-1.amazonaws.com:443');
  } finally {
    await proxy.close();
    await cloud.close();
  }
}, 30_000);

import { describe, expect, it } from 'vitest';
import { accountDraft, awsKey } from '../../../support/sample-keys.ts';
import { openTestApp, type TestApp } from '../../../support/test-app.ts';

const SECRET = 'wJalrXUtnFEMIK7MDENGbPxRfiCYKEYTURNtest0';
const PUBLIC_ID = 'AKIAQ3EGRIMWKEYTURN7';

const copied = async (made: TestApp, id: string) =>
  (await made.call('credentials.history', { id: id as never }))
    .filter(({ action }) => action === 'credential.copied')
    .map(({ detail }) => detail);

describe('copying a key in the words of a product', () => {
  it('puts both halves on the clipboard for the time of a secret, and says so in the audit', async () => {
    await using made = await openTestApp();
    const { id } = await made.call('credentials.add', awsKey());
    const how = { id, naming: 'tencent-vod', secret: true, locale: 'en' } as const;
    const { clearsAt } = await made.call('credentials.copyAs', how);
    expect(clearsAt).toBe(made.clock.now() + 30_000);
    expect(made.clipboard.content).toBe(`Access ID: ${PUBLIC_ID}\nAccess Key: ${SECRET}\n`);
    expect(await copied(made, id)).toEqual([{ field: 'secret_access_key', as: 'tencent-vod' }]);
    await made.call('vault.lock', {});
    expect(made.clipboard.content).toBe('');
  });

  it('without the secret it stays, opens none, and is no row of the audit', async () => {
    await using made = await openTestApp();
    const { id } = await made.call('credentials.add', awsKey());
    const how = { id, naming: 'cloudpods-form', secret: false, locale: 'zh-CN' } as const;
    expect(await made.call('credentials.copyAs', how)).toEqual({ clearsAt: null });
    expect(made.clipboard.content).toBe(`密钥ID: ${PUBLIC_ID}\n`);
    expect(await copied(made, id)).toEqual([]);
  });

  it('a temporary key goes with its token, each secret a row, and nowhere without a place for it', async () => {
    await using made = await openTestApp();
    const { id } = await made.call(
      'credentials.add',
      awsKey({
        fields: { access_key_id: 'ASIAQ3EGRIMWKEYTURN7' },
        secrets: { secret_access_key: SECRET, session_token: 'token-of-the-session' },
      }),
    );
    await made.call('credentials.copyAs', { id, naming: 'aws-env', secret: true, locale: 'en' });
    expect(made.clipboard.content).toBe(
      `AWS_ACCESS_KEY_ID=ASIAQ3EGRIMWKEYTURN7\nAWS_SECRET_ACCESS_KEY=${SECRET}\nAWS_SESSION_TOKEN=token-of-the-session\n`,
    );
    expect(await copied(made, id)).toEqual([
      { field: 'session_token', as: 'aws-env' },
      { field: 'secret_access_key', as: 'aws-env' },
    ]);
    const vod = { id, naming: 'tencent-vod', secret: true, locale: 'en' } as const;
    expect(await made.refusal('credentials.copyAs', vod)).toBe('not-found');
  });

  it.each(['aliyun-env', 'no-such-naming', '__proto__'])('refuses %s for an AWS key', async (naming) => {
    await using made = await openTestApp();
    const { id } = await made.call('credentials.add', awsKey());
    const how = { id, naming, secret: true, locale: 'en' } as const;
    expect(await made.refusal('credentials.copyAs', how)).toBe('not-found');
    expect(made.clipboard.content).toBe('');
  });

  it('takes the address of a private cloud from the account', async () => {
    await using made = await openTestApp();
    const api = 'https://10.0.0.10:8080';
    const { id } = await made.call('credentials.add', {
      cloud: 'zstack',
      label: 'private',
      account: { kind: 'new', draft: accountDraft({ site: 'private', endpoints: { api } }) },
      fields: { access_key_id: 'Q3EGRIMWKEYTURN7abcd' },
      secrets: { access_key_secret: 'S3cretOfTheManagementNode' },
    });
    await made.call('credentials.copyAs', { id, naming: 'zstack-terraform', secret: false, locale: 'en' });
    expect(made.clipboard.content).toBe(
      'ZSTACK_HOST=10.0.0.10\nZSTACK_PORT=8080\nZSTACK_ACCESS_KEY_ID=Q3EGRIMWKEYTURN7abcd\n',
    );
  });
});

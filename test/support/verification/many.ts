import type { CredentialId } from '../../../src/shared/model/ids.ts';
import type { VerifyOutcome } from '../../../src/shared/model/verification.ts';
import { type AliyunCloud, type AwsCloud, startAliyunCloud, startAwsCloud } from '../../clouds/index.ts';
import type { StoredKey } from '../../clouds/shared/model.ts';
import { accountDraft } from '../sample-keys.ts';
import { openTestApp, type TestApp, type TestAppOptions } from '../test-app.ts';

/** A key in the vault, and what its cloud holds of it. */
export interface Held {
  readonly id: CredentialId;
  readonly stored: StoredKey;
}

export interface Many extends AsyncDisposable {
  readonly made: TestApp;
  readonly aws: AwsCloud;
  readonly aliyun: AliyunCloud;
  /** Adds a key of an account of its own at that address; the stand-in's where none is given. */
  add(cloud: 'aws' | 'aliyun', changes?: { readonly url?: string; readonly secret?: string }): Promise<Held>;
  all(): Promise<VerifyOutcome>;
}

const SITES = { aws: 'aws', aliyun: 'china' } as const;

/** An open vault beside stand-ins of two clouds. */
export async function manyKeys(setUp: TestAppOptions = {}): Promise<Many> {
  // The clock stands still, so a retry would wait for ever.
  const made = await openTestApp({
    ...setUp,
    options: { http: { retry: { maxAttempts: 1 } }, ...setUp.options },
  });
  const aws = await startAwsCloud({ now: made.clock.now });
  const aliyun = await startAliyunCloud({ now: made.clock.now });
  const at = { aws, aliyun };
  let count = 0;
  return {
    ...{ made, aws, aliyun },
    async add(cloud, { url = at[cloud].url, secret } = {}) {
      count += 1;
      const { store } = at[cloud];
      const owner = store.addPrincipal({ kind: 'user', accountId: '123456789012', name: `user-${count}` });
      const stored = store.createKey(owner);
      if (typeof stored === 'string') throw new Error(stored);
      const endpoints = cloud === 'aws' ? { sts: url, iam: url } : { sts: url, ims: url };
      const draft = accountDraft({ label: `account ${count}`, site: SITES[cloud], endpoints });
      const typed = secret ?? stored.secret;
      const { id } = await made.call('credentials.add', {
        cloud,
        label: `key ${String(count).padStart(2, '0')}`,
        account: { kind: 'new', draft },
        fields: { access_key_id: stored.publicId },
        secrets: cloud === 'aws' ? { secret_access_key: typed } : { access_key_secret: typed },
      });
      return { id, stored };
    },
    all: () => made.call('verification.start', { scope: { kind: 'view', view: { kind: 'all' } } }),
    async [Symbol.asyncDispose]() {
      await made.close();
      await Promise.all([aws.close(), aliyun.close()]);
    },
  };
}

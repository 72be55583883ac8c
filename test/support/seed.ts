import type { Random } from '../../src/main/ports/random.ts';
import { newId } from '../../src/main/services/new-id.ts';
import { Secret, type Vault } from '../../src/main/vault/index.ts';
import { insertAccount } from '../../src/main/vault/repositories/accounts.ts';
import { putCredential } from '../../src/main/vault/repositories/credentials.ts';
import { insertSecret } from '../../src/main/vault/repositories/secrets.ts';
import { catalogue } from '../../src/shared/catalogue/index.ts';
import { CLOUD_IDS, type CloudId } from '../../src/shared/model/cloud.ts';
import type { AccountId, CredentialId } from '../../src/shared/model/ids.ts';

const DAY_MS = 86_400_000;
const KEYS_AN_ACCOUNT = 4;
const PLACES = ['生产环境', '预发布', '测试', 'staging', 'production', '数据平台', '日志归档', 'billing'];
const USES = ['对象存储', '部署', '监控', 'backup', 'terraform', '镜像仓库', 'ci-runner', '消息队列'];

const ID_LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** A public id of the form that this cloud gives out, different for each number. */
function publicId(cloud: CloudId, n: number): string {
  const tail = [...Array(16).keys()]
    .map((i) => ID_LETTERS[(n * 31 + i * (n % 97) * 7 + (n >> i)) & 31])
    .join('');
  return cloud === 'aws' ? `AKIA${tail.slice(0, 10)}${String(n).padStart(6, '2')}` : `LTAI5t${tail}${n}`;
}

/** Fills an open vault with keys of all ages, a fifth of them of unknown age, in one transaction. */
export function seedCredentials(vault: Vault, random: Random, count: number, now: number): void {
  vault.write((db) => {
    let accountId = newId<AccountId>(random);
    for (let n = 0; n < count; n += 1) {
      const cloud = CLOUD_IDS[Math.floor(n / KEYS_AN_ACCOUNT) % CLOUD_IDS.length] ?? 'aws';
      const place = PLACES[n % PLACES.length] ?? '';
      const { publicIdField, secretField } = catalogue[cloud];
      if (n % KEYS_AN_ACCOUNT === 0) {
        accountId = newId(random);
        insertAccount(db, {
          id: accountId,
          cloud,
          site: catalogue[cloud].sites[0]?.id ?? '',
          label: `${place} ${Math.floor(n / KEYS_AN_ACCOUNT)}`,
          environment: n % 3 === 0 ? '生产' : null,
          owner: null,
          note: '',
          tags: [],
          endpoints: {},
          proxy: null,
          proxyUser: null,
          pins: [],
          plainHttp: false,
          hasProxyPassword: false,
          periodDays: n % 5 === 0 ? 180 : null,
        });
      }
      const id = newId<CredentialId>(random);
      const name = publicId(cloud, n);
      putCredential(db, {
        id,
        accountId,
        label: `${USES[n % USES.length]} ${place} ${n}`,
        publicId: name,
        kind: 'access-key',
        state: 'active',
        createdAt: n % 5 === 0 ? null : now - (n % 200) * DAY_MS,
        expiresAt: null,
        ownPeriodDays: null,
        ownLeadTimes: null,
        health: n % 4 === 0 ? { kind: 'unverified' } : { kind: 'proven', at: now - DAY_MS },
        identity: null,
        lastUsed: null,
        fields: { [publicIdField]: name },
        note: '',
        addedAt: now - n,
        removedAt: null,
      });
      const text = random.bytes(30).toString('base64');
      const sealed = vault.seal({ credentialId: id, field: secretField, version: 1 }, Secret.of(text));
      insertSecret(
        db,
        id,
        { field: secretField, version: 1, sealed, fingerprint: vault.fingerprint(text) },
        now,
      );
    }
  });
}

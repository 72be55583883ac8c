import type { CloudId } from '../../shared/model/cloud.ts';
import { type Cloud, NO_KEY_FACTS } from './cloud.ts';

/** A cloud whose code, SDK included, is read at its first use: starting the app must not pay for it. */
function lazily(id: CloudId, load: () => Promise<Cloud>): Cloud {
  return Object.freeze<Cloud>({
    id,
    verify: async (key, ctx) => (await load()).verify(key, ctx),
    keyFacts: async (key, identity, ctx) => {
      const facts = (await load()).keyFacts;
      return facts === undefined ? NO_KEY_FACTS : facts(key, identity, ctx);
    },
  });
}

/** Every platform that Keyturn can call. */
export const clouds: Readonly<Record<CloudId, Cloud>> = Object.freeze({
  aliyun: lazily('aliyun', async () => (await import('./aliyun/aliyun.ts')).aliyun),
  aws: lazily('aws', async () => (await import('./aws/aws.ts')).aws),
});

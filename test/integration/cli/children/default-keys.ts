/** Prints, as JSON, the keys that the vendors' SDKs find in the environment by themselves. */
import { createRequire } from 'node:module';
import type * as Aliyun from '@alicloud/credentials/dist/src/providers/default.js';
import { fromNodeProviderChain } from '@aws-sdk/credential-providers';
import { DefaultCredentialProvider } from 'tencentcloud-sdk-nodejs-common/tencentcloud/common/credential.js';

// Its module has a default of its own, which Node's import does not look into.
const aliyun = createRequire(import.meta.url)(
  '@alicloud/credentials/dist/src/providers/default.js',
) as typeof Aliyun;

type Found = readonly [id: string, secretLength: number, token: string | null];

const FINDS: Readonly<Record<string, () => Promise<Found>>> = {
  async aws() {
    const { accessKeyId, secretAccessKey, sessionToken } = await fromNodeProviderChain()();
    return [accessKeyId, secretAccessKey.length, sessionToken || null];
  },
  async aliyun() {
    const found = await aliyun.default.builder().build().getCredentials();
    return [found.accessKeyId, found.accessKeySecret.length, found.securityToken ?? null];
  },
  async tencent() {
    const { secretId, secretKey, token } = await new DefaultCredentialProvider().getCredential();
    return [secretId ?? '', secretKey?.length ?? 0, token ?? null];
  },
};

const found: Record<string, Found | null> = {};
for (const vendor of process.argv.slice(2)) found[vendor] = (await FINDS[vendor]?.()) ?? null;
process.stdout.write(JSON.stringify(found));

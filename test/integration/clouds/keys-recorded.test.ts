import Ims, {
  CreateAccessKeyRequest,
  DeleteAccessKeyRequest,
  GetAccessKeyInfoInRecycleBinRequest,
  GetAccessKeyLastUsedRequest,
  GetUserRequest,
  ListAccessKeysRequest,
  RestoreAccessKeyFromRecycleBinRequest,
  UpdateAccessKeyRequest,
} from '@alicloud/ims20190815';
import { $OpenApiUtil } from '@alicloud/openapi-core';
import {
  CreateAccessKeyCommand,
  DeleteAccessKeyCommand,
  GetAccessKeyLastUsedCommand,
  IAMClient,
  ListAccessKeysCommand,
  UpdateAccessKeyCommand,
} from '@aws-sdk/client-iam';
import { afterEach, describe, expect, it } from 'vitest';
import { type BenchCloud, type KeyBench, startKeyBench } from './key-bench.ts';

const benches: KeyBench[] = [];
afterEach(async () => {
  for (const bench of benches.splice(0)) await bench.close();
});

async function start(id: BenchCloud): Promise<KeyBench> {
  const bench = await startKeyBench(id);
  benches.push(bench);
  return bench;
}

/** What arrived, without what differs from key to key. */
const arrived = ({ cloud }: KeyBench, ids: readonly string[]) =>
  cloud.store.seen.map(({ action, params, code }) => ({
    action,
    code,
    params: Object.fromEntries(
      Object.entries(params).map(([name, value]) => [name, ids.includes(value) ? 'THE KEY' : value]),
    ),
  }));

/** All that our client can do with the keys of one owner, in an order that the SDKs then follow. */
async function ours(bench: KeyBench, name: string | null): Promise<readonly string[]> {
  const { keys, ctx, key, admin } = bench;
  const signer = name === null ? key : admin;
  const owner = { kind: 'user', name } as const;
  await keys.list(signer, owner, ctx);
  const { publicId } = await keys.create(signer, owner, ctx);
  await keys.lastUsed(signer, owner, publicId, ctx);
  await keys.disable(signer, owner, publicId, ctx);
  await keys.enable(signer, owner, publicId, ctx);
  await keys.disable(signer, owner, publicId, ctx);
  await keys.delete(signer, owner, publicId, ctx);
  return [publicId];
}

describe.each(['self', 'by name'])('our requests (%s) are the same as', (way) => {
  it("those of AWS's SDK", async () => {
    const [left, right] = [await start('aws'), await start('aws')];
    const UserName = way === 'self' ? undefined : left.nameOf(left.user);
    const made = await ours(left, UserName ?? null);
    const signer = right.cloud.store.keys.get(UserName === undefined ? right.key.publicId : 'ADMIN');
    const iam = new IAMClient({
      endpoint: right.cloud.url,
      region: 'us-east-1',
      maxAttempts: 1,
      credentials: { accessKeyId: signer?.publicId ?? '', secretAccessKey: signer?.secret ?? '' },
    });
    await iam.send(new ListAccessKeysCommand({ UserName }));
    const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName }));
    const AccessKeyId = AccessKey?.AccessKeyId;
    await iam.send(new GetAccessKeyLastUsedCommand({ AccessKeyId }));
    for (const Status of ['Inactive', 'Active', 'Inactive'] as const) {
      await iam.send(new UpdateAccessKeyCommand({ UserName, AccessKeyId, Status }));
    }
    await iam.send(new DeleteAccessKeyCommand({ UserName, AccessKeyId }));
    expect(arrived(left, made)).toHaveLength(7);
    expect(arrived(left, made)).toEqual(arrived(right, [AccessKeyId ?? '']));
  });

  it("those of Alibaba Cloud's SDK", async () => {
    const [left, right] = [await start('aliyun'), await start('aliyun')];
    const userPrincipalName = way === 'self' ? undefined : left.nameOf(left.user);
    const made = await ours(left, userPrincipalName ?? null);
    const signer = right.cloud.store.keys.get(userPrincipalName === undefined ? right.key.publicId : 'ADMIN');
    const ims = new Ims(
      new $OpenApiUtil.Config({
        accessKeyId: signer?.publicId ?? '',
        accessKeySecret: signer?.secret ?? '',
        endpoint: new URL(right.cloud.url).host,
        protocol: 'HTTP',
      }),
    );
    const user = userPrincipalName === undefined ? {} : { userPrincipalName };
    await ims.listAccessKeys(new ListAccessKeysRequest(user));
    const created = await ims.createAccessKey(new CreateAccessKeyRequest(user));
    const userAccessKeyId = created.body?.accessKey?.accessKeyId ?? '';
    const named = { ...user, userAccessKeyId };
    await ims.getAccessKeyLastUsed(new GetAccessKeyLastUsedRequest(named));
    for (const status of ['Inactive', 'Active', 'Inactive']) {
      await ims.updateAccessKey(new UpdateAccessKeyRequest({ ...named, status }));
    }
    await ims.deleteAccessKey(new DeleteAccessKeyRequest(named));
    expect(arrived(left, made)).toHaveLength(7);
    expect(arrived(left, made)).toEqual(arrived(right, [userAccessKeyId]));
  });
});

describe('our requests about owners and the bin are the same as', () => {
  it("those of Alibaba Cloud's SDK", async () => {
    const [left, right] = [await start('aliyun'), await start('aliyun')];
    for (const { cloud, stored } of [left, right]) {
      cloud.store.setStatus(stored, 'Inactive');
      cloud.store.deleteKey(stored);
    }
    const { keys, ctx, admin, key } = left;
    const who = { accountId: '1', principalKind: 'user', principal: 'admin', arn: null, at: 0 } as const;
    await keys.nameOwner?.(admin, who, 'ADMIN', ctx);
    await keys.recycleBin?.restore(admin, key.publicId, ctx);
    const ims = new Ims(
      new $OpenApiUtil.Config({
        accessKeyId: 'ADMIN',
        accessKeySecret: 'admin',
        endpoint: new URL(right.cloud.url).host,
        protocol: 'HTTP',
      }),
    );
    const userAccessKeyId = right.key.publicId;
    await ims.getUser(new GetUserRequest({ userAccessKeyId: 'ADMIN' }));
    await ims.getAccessKeyInfoInRecycleBin(new GetAccessKeyInfoInRecycleBinRequest({ userAccessKeyId }));
    const binned = { userAccessKeyId, userId: right.user.id };
    await ims.restoreAccessKeyFromRecycleBin(new RestoreAccessKeyFromRecycleBinRequest(binned));
    // The id of the user is the one thing in which the two clouds differ.
    expect(arrived(left, [left.user.id])).toEqual(arrived(right, [right.user.id]));
    expect(arrived(left, [])).toHaveLength(3);
  });
});

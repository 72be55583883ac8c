import Ims, {
  CreateAccessKeyRequest,
  DeleteAccessKeyInRecycleBinRequest,
  DeleteAccessKeyRequest,
  GetAccessKeyInfoInRecycleBinRequest,
  GetAccessKeyLastUsedRequest,
  GetUserRequest,
  ListAccessKeysInRecycleBinRequest,
  ListAccessKeysRequest,
  RestoreAccessKeyFromRecycleBinRequest,
  UpdateAccessKeyRequest,
} from '@alicloud/ims20190815';
import { $OpenApiUtil } from '@alicloud/openapi-core';
import Sts from '@alicloud/sts20150401';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type KeyBench, startKeyBench } from './key-bench.ts';

let bench: KeyBench;
beforeEach(async () => {
  bench = await startKeyBench('aliyun');
});
afterEach(() => bench.close());

const lifeOf = (publicId: string) =>
  bench.cloud.store.events.filter((event) => event.publicId === publicId).map(({ kind }) => kind);

// `v2` is what the SDK calls the older signature, HMAC-SHA1 over parameters.
describe.each(['ACS3-HMAC-SHA256', 'v2'])(
  "Alibaba Cloud's SDKs with %s, as they come",
  (signatureAlgorithm) => {
    const config = (accessKeyId: string, accessKeySecret: string) =>
      new $OpenApiUtil.Config({
        accessKeyId,
        accessKeySecret,
        endpoint: new URL(bench.cloud.url).host,
        protocol: 'HTTP',
        signatureAlgorithm,
      });
    const alice = () => config(bench.key.publicId, bench.stored.secret);
    const admin = () => new Ims(config('ADMIN', 'admin'));

    it('live the whole life of a key, and bring it back from the bin', async () => {
      const ims = new Ims(alice());
      const created = await ims.createAccessKey(new CreateAccessKeyRequest({}));
      const { accessKeyId = '', accessKeySecret = '' } = created.body?.accessKey ?? {};
      const young = config(accessKeyId, accessKeySecret);
      await new Sts(young).getCallerIdentity();
      const named = { userAccessKeyId: accessKeyId };
      const setTo = (status: string) => ims.updateAccessKey(new UpdateAccessKeyRequest({ ...named, status }));
      await setTo('Inactive');
      await expect(new Sts(young).getCallerIdentity()).rejects.toMatchObject({
        code: 'InvalidAccessKeyId.Inactive',
      });
      await setTo('Active');
      const used = await new Ims(young).getAccessKeyLastUsed(new GetAccessKeyLastUsedRequest(named));
      expect(used.body?.accessKeyLastUsed?.lastUsedDate).toBeUndefined();
      const list = await ims.listAccessKeys(new ListAccessKeysRequest({}));
      expect(list.body?.accessKeys?.accessKey?.map(({ status }) => status)).toEqual(['Active', 'Active']);
      await setTo('Inactive');
      await ims.deleteAccessKey(new DeleteAccessKeyRequest(named));
      expect(lifeOf(accessKeyId)).toEqual(['create', 'prove', 'disable', 'enable', 'disable', 'delete']);
      await expect(ims.deleteAccessKey(new DeleteAccessKeyRequest(named))).rejects.toMatchObject({
        code: 'EntityNotExist.User.AccessKey',
      });

      const look = await ims.getAccessKeyInfoInRecycleBin(new GetAccessKeyInfoInRecycleBinRequest(named));
      const { userId = '', userPrincipalName } = look.body?.accessKey ?? {};
      expect(userPrincipalName).toBe(bench.nameOf(bench.user));
      const binned = { ...named, userId };
      const bin = await admin().listAccessKeysInRecycleBin(new ListAccessKeysInRecycleBinRequest({ userId }));
      expect(bin.body?.accessKeys?.accessKey).toMatchObject([{ accessKeyId }]);
      await admin().restoreAccessKeyFromRecycleBin(new RestoreAccessKeyFromRecycleBinRequest(binned));
      await ims.deleteAccessKey(new DeleteAccessKeyRequest(named));
      await admin().deleteAccessKeyInRecycleBin(new DeleteAccessKeyInRecycleBinRequest(binned));
      expect(lifeOf(accessKeyId).slice(6)).toEqual(['restore', 'delete', 'purge']);
    });

    it('work for another user, whom they find by the key', async () => {
      const named = { userAccessKeyId: bench.key.publicId };
      const found = await admin().getUser(new GetUserRequest(named));
      const userPrincipalName = found.body?.user?.userPrincipalName ?? '';
      const made = await admin().createAccessKey(new CreateAccessKeyRequest({ userPrincipalName }));
      const id = made.body?.accessKey?.accessKeyId ?? '';
      expect(bench.cloud.store.keys.get(id)?.owner).toBe(bench.user);
      const another = admin().createAccessKey(new CreateAccessKeyRequest({ userPrincipalName }));
      await expect(another).rejects.toMatchObject({ code: 'LimitExceeded.User.AccessKey' });
    });

    it('are refused with another secret', async () => {
      const wrong = new Ims(config(bench.key.publicId, 'another'));
      const userAccessKeyId = bench.key.publicId;
      for (const call of [
        () => wrong.createAccessKey(new CreateAccessKeyRequest({})),
        () => wrong.updateAccessKey(new UpdateAccessKeyRequest({ userAccessKeyId, status: 'Inactive' })),
        () => wrong.deleteAccessKey(new DeleteAccessKeyRequest({ userAccessKeyId })),
      ]) {
        await expect(call()).rejects.toMatchObject({ code: 'SignatureDoesNotMatch' });
      }
      expect(bench.stored.status).toBe('Active');
      expect(bench.cloud.store.events).toEqual([]);
    });
  },
);

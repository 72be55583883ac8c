import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { GetAccessKeyLastUsedCommand, IAMClient, ListAccessKeysCommand } from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AwsCloud, type StoredKey, startAwsCloud } from '../../clouds/index.ts';

// Debian's awscli; one from PyPI that comes first on PATH would be another program.
const AWS = '/usr/bin/aws';
const run = promisify(execFile);
const MADE = Date.UTC(2026, 2, 4, 5, 6, 7);

let cloud: AwsCloud;
let key: StoredKey;
let home: string;

beforeAll(async () => {
  cloud = await startAwsCloud();
  const user = cloud.store.addPrincipal({
    kind: 'user',
    accountId: '123456789012',
    name: 'alice',
    allow: ['iam:ListAccessKeys', 'iam:GetAccessKeyLastUsed'],
  });
  key = cloud.store.addKey(user, {
    publicId: 'AKIAIOSFODNN7EXAMPLE',
    secret: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    createdAt: MADE,
    lastUsed: { at: MADE, service: 's3', region: 'us-east-1' },
  });
  home = await mkdtemp(join(tmpdir(), 'keyturn-aws-'));
});

afterAll(async () => {
  await cloud.close();
  await rm(home, { recursive: true, force: true });
});

const settings = (secretAccessKey: string) => ({
  endpoint: cloud.url,
  region: 'us-east-1',
  maxAttempts: 1,
  credentials: { accessKeyId: key.publicId, secretAccessKey },
});

describe('the SDK of AWS, as it comes', () => {
  it('is answered', async () => {
    const iam = new IAMClient(settings(key.secret));
    const who = await new STSClient(settings(key.secret)).send(new GetCallerIdentityCommand({}));
    expect(who).toMatchObject({ Account: '123456789012', Arn: 'arn:aws:iam::123456789012:user/alice' });
    const list = await iam.send(new ListAccessKeysCommand({ UserName: 'alice' }));
    expect(list.AccessKeyMetadata).toEqual([
      { UserName: 'alice', AccessKeyId: key.publicId, Status: 'Active', CreateDate: new Date(MADE) },
    ]);
    const used = await iam.send(new GetAccessKeyLastUsedCommand({ AccessKeyId: key.publicId }));
    expect(used.AccessKeyLastUsed?.LastUsedDate).toEqual(new Date(MADE));
  });

  it('is refused with another secret', async () => {
    const call = new STSClient(settings(`${key.secret}x`)).send(new GetCallerIdentityCommand({}));
    await expect(call).rejects.toMatchObject({
      name: 'SignatureDoesNotMatch',
      $metadata: { httpStatusCode: 403 },
    });
    const other = { ...settings(key.secret), credentials: { accessKeyId: 'AKIANO', secretAccessKey: 'x' } };
    await expect(new IAMClient(other).send(new ListAccessKeysCommand({}))).rejects.toMatchObject({
      name: 'InvalidClientTokenId',
    });
  });
});

describe('the awscli of Debian', () => {
  const aws = (secret: string, ...args: string[]) =>
    run(AWS, [...args, '--endpoint-url', cloud.url, '--region', 'us-east-1', '--output', 'json'], {
      env: {
        PATH: '/usr/bin:/bin',
        HOME: home,
        AWS_ACCESS_KEY_ID: key.publicId,
        AWS_SECRET_ACCESS_KEY: secret,
        AWS_MAX_ATTEMPTS: '1',
        AWS_EC2_METADATA_DISABLED: 'true',
      },
    });

  it('is answered', async () => {
    const who = await aws(key.secret, 'sts', 'get-caller-identity');
    expect(JSON.parse(who.stdout)).toMatchObject({ Arn: 'arn:aws:iam::123456789012:user/alice' });
    const list = await aws(key.secret, 'iam', 'list-access-keys');
    expect(JSON.parse(list.stdout)).toMatchObject({ AccessKeyMetadata: [{ AccessKeyId: key.publicId }] });
  });

  it('is refused with another secret', async () => {
    await expect(aws(`${key.secret}x`, 'sts', 'get-caller-identity')).rejects.toMatchObject({
      stderr: expect.stringContaining('SignatureDoesNotMatch'),
    });
  });
});

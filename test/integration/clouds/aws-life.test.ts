import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  CreateAccessKeyCommand,
  DeleteAccessKeyCommand,
  GetAccessKeyLastUsedCommand,
  IAMClient,
  ListAccessKeysCommand,
  UpdateAccessKeyCommand,
} from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AwsCloud } from '../../clouds/index.ts';
import { type KeyBench, startKeyBench } from './key-bench.ts';

// Debian's awscli; one from PyPI that comes first on PATH would be another program.
const AWS = '/usr/bin/aws';
const run = promisify(execFile);

let bench: KeyBench;
let cloud: AwsCloud;
beforeEach(async () => {
  bench = await startKeyBench('aws');
  cloud = bench.cloud;
});
afterEach(() => bench.close());

/** What happened to a key in the cloud's own book. */
const lifeOf = (publicId: string) =>
  cloud.store.events.filter((event) => event.publicId === publicId).map(({ kind }) => kind);

const LIFE = ['create', 'prove', 'disable', 'enable', 'disable', 'delete'];

interface Made {
  readonly AccessKeyId?: string | undefined;
  readonly SecretAccessKey?: string | undefined;
}

const pairOf = (made: Made | undefined) => ({
  accessKeyId: made?.AccessKeyId ?? '',
  secretAccessKey: made?.SecretAccessKey ?? '',
});

describe('the SDK of AWS, as it comes', () => {
  const settings = (
    credentials = { accessKeyId: bench.key.publicId, secretAccessKey: bench.stored.secret },
  ) => ({
    endpoint: cloud.url,
    region: 'us-east-1',
    maxAttempts: 1,
    credentials,
  });

  it('lives the whole life of a key', async () => {
    const iam = new IAMClient(settings());
    const made = pairOf((await iam.send(new CreateAccessKeyCommand({}))).AccessKey);
    const fresh = settings(made);
    await new STSClient(fresh).send(new GetCallerIdentityCommand({}));
    const young = new IAMClient(fresh);
    const input = { AccessKeyId: made.accessKeyId, UserName: 'alice' };
    await iam.send(new UpdateAccessKeyCommand({ ...input, Status: 'Inactive' }));
    await expect(young.send(new ListAccessKeysCommand({}))).rejects.toMatchObject({
      name: 'InvalidClientTokenId',
    });
    await iam.send(new UpdateAccessKeyCommand({ ...input, Status: 'Active' }));
    const used = await young.send(new GetAccessKeyLastUsedCommand({ AccessKeyId: made.accessKeyId }));
    expect(used).toMatchObject({ UserName: 'alice', AccessKeyLastUsed: { ServiceName: 'N/A' } });
    const listed = await young.send(new ListAccessKeysCommand({ UserName: 'alice' }));
    expect(listed.AccessKeyMetadata?.map(({ Status }) => Status)).toEqual(['Active', 'Active']);
    await iam.send(new UpdateAccessKeyCommand({ ...input, Status: 'Inactive' }));
    await iam.send(new DeleteAccessKeyCommand(input));
    expect(lifeOf(made.accessKeyId)).toEqual(LIFE);
    await expect(iam.send(new DeleteAccessKeyCommand(input))).rejects.toMatchObject({
      name: 'NoSuchEntityException',
      $metadata: { httpStatusCode: 404 },
    });
  });

  it('meets the limit, and is refused with another secret', async () => {
    const iam = new IAMClient(settings());
    await iam.send(new CreateAccessKeyCommand({}));
    await expect(iam.send(new CreateAccessKeyCommand({}))).rejects.toMatchObject({
      name: 'LimitExceededException',
      $metadata: { httpStatusCode: 409 },
    });
    const wrong = settings({ accessKeyId: bench.key.publicId, secretAccessKey: 'another' });
    const AccessKeyId = bench.key.publicId;
    for (const command of [
      () => new IAMClient(wrong).send(new CreateAccessKeyCommand({})),
      () => new IAMClient(wrong).send(new UpdateAccessKeyCommand({ AccessKeyId, Status: 'Inactive' })),
      () => new IAMClient(wrong).send(new DeleteAccessKeyCommand({ AccessKeyId })),
    ]) {
      await expect(command()).rejects.toMatchObject({ name: 'SignatureDoesNotMatch' });
    }
    expect(bench.stored.status).toBe('Active');
  });
});

describe('the awscli of Debian', () => {
  let home: string;
  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'keyturn-aws-'));
  });
  afterEach(() => rm(home, { recursive: true, force: true }));

  const aws = async (pair: ReturnType<typeof pairOf>, ...args: string[]): Promise<unknown> => {
    const common = ['--endpoint-url', cloud.url, '--region', 'us-east-1', '--output', 'json'];
    const { stdout } = await run(AWS, [...args, ...common], {
      env: {
        PATH: '/usr/bin:/bin',
        HOME: home,
        AWS_ACCESS_KEY_ID: pair.accessKeyId,
        AWS_SECRET_ACCESS_KEY: pair.secretAccessKey,
        AWS_MAX_ATTEMPTS: '1',
        AWS_EC2_METADATA_DISABLED: 'true',
      },
    });
    return stdout === '' ? null : JSON.parse(stdout);
  };

  it('lives the whole life of a key, and is refused with another secret', async () => {
    const old = { accessKeyId: bench.key.publicId, secretAccessKey: bench.stored.secret };
    const answer = await aws(old, 'iam', 'create-access-key');
    const made = pairOf((answer as { AccessKey: Made }).AccessKey);
    const named = ['--access-key-id', made.accessKeyId];
    const setTo = (status: string) => aws(old, 'iam', 'update-access-key', ...named, '--status', status);
    const [used, listed] = await Promise.all([
      aws(old, 'iam', 'get-access-key-last-used', ...named),
      aws(old, 'iam', 'list-access-keys'),
      aws(made, 'sts', 'get-caller-identity'),
    ]);
    expect(used).toMatchObject({ UserName: 'alice' });
    expect(listed).toMatchObject({
      AccessKeyMetadata: [{ AccessKeyId: old.accessKeyId }, { AccessKeyId: made.accessKeyId }],
    });
    await setTo('Inactive');
    await expect(aws(made, 'sts', 'get-caller-identity')).rejects.toMatchObject({
      stderr: expect.stringContaining('InvalidClientTokenId'),
    });
    await setTo('Active');
    const wrong = { ...old, secretAccessKey: 'another' };
    const refused = expect(aws(wrong, 'iam', 'delete-access-key', ...named)).rejects.toMatchObject({
      stderr: expect.stringContaining('SignatureDoesNotMatch'),
    });
    await Promise.all([setTo('Inactive'), refused]);
    await aws(old, 'iam', 'delete-access-key', ...named);
    expect(lifeOf(made.accessKeyId)).toEqual(LIFE);
  });
});

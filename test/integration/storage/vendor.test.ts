import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import OSS from 'ali-oss';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type StorageCloud, startStorageCloud } from '../../clouds/storage/index.ts';

const run = promisify(execFile);
const KEY = { publicId: 'AKIAIOSFODNN7EXAMPLE', secret: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' };
const OSS_HOST = 'oss-us-east-1.aliyuncs.com';
const S3_HOST = 's3.us-east-1.amazonaws.com';
const BUCKET = 'vendors';
const NAME = 'folder/a file+1.txt';

let cloud: StorageCloud;
let home: string;
beforeEach(async () => {
  cloud = await startStorageCloud({ region: 'us-east-1', domains: [OSS_HOST, S3_HOST] });
  cloud.addBucket(BUCKET);
  cloud.addKey(KEY.publicId, KEY.secret);
  home = await mkdtemp(join(tmpdir(), 'keyturn-vendor-'));
});
afterEach(async () => {
  await cloud.close();
  await rm(home, { recursive: true, force: true });
});

const refused = () => cloud.seen.flatMap((call) => (call.code === null ? [] : [call.code]));

describe('the SDK of AWS, as it comes', () => {
  const client = (secretAccessKey: string) =>
    new S3Client({
      ...{ endpoint: cloud.url, region: 'us-east-1', forcePathStyle: true, maxAttempts: 1 },
      credentials: { accessKeyId: KEY.publicId, secretAccessKey },
    });
  const at = { Bucket: BUCKET, Key: NAME };

  it('leads an object through its life', async () => {
    const s3 = client(KEY.secret);
    await s3.send(
      new PutBucketVersioningCommand({ Bucket: BUCKET, VersioningConfiguration: { Status: 'Enabled' } }),
    );
    const first = await s3.send(new PutObjectCommand({ ...at, Body: 'first', IfNoneMatch: '*' }));
    const again = s3.send(new PutObjectCommand({ ...at, Body: 'again', IfNoneMatch: '*' }));
    await expect(again).rejects.toMatchObject({
      name: 'PreconditionFailed',
      $metadata: { httpStatusCode: 412 },
    });
    await s3.send(
      new PutObjectCommand({ ...at, Body: 'second', ...(first.ETag && { IfMatch: first.ETag }) }),
    );
    const got = await s3.send(new GetObjectCommand(at));
    expect(await got.Body?.transformToString()).toBe('second');
    expect(await s3.send(new HeadObjectCommand(at))).toMatchObject({ ContentLength: 6 });
    const list = await s3.send(new ListObjectsV2Command({ Bucket: BUCKET, Prefix: 'folder/' }));
    expect(list.Contents?.map((entry) => entry.Key)).toEqual([NAME]);
    const versions = await s3.send(new ListObjectVersionsCommand({ Bucket: BUCKET }));
    expect(versions.Versions?.map((entry) => entry.IsLatest)).toEqual([true, false]);
    await s3.send(new DeleteObjectCommand(at));
    await expect(s3.send(new GetObjectCommand(at))).rejects.toMatchObject({ name: 'NoSuchKey' });
  });

  it('sends a stream with its checksum behind it', async () => {
    const body = Readable.from([Buffer.from('part one, '), Buffer.from('part two')]);
    await client(KEY.secret).send(new PutObjectCommand({ ...at, Body: body, ContentLength: 18 }));
    const [put] = cloud.seen;
    expect(put?.headers['x-amz-content-sha256']).toMatch(/^STREAMING-/);
    expect(cloud.buckets.get(BUCKET)?.objects.get(NAME)?.[0]?.bytes.toString()).toBe('part one, part two');
  });

  it('is refused with another secret', async () => {
    const call = client('wrong').send(new PutObjectCommand({ ...at, Body: 'x' }));
    await expect(call).rejects.toMatchObject({ name: 'SignatureDoesNotMatch' });
  });
});

describe.each([true, false])('the SDK of OSS, as it comes (version 4: %s)', (authorizationV4) => {
  const client = (accessKeySecret: string) => {
    const options = {
      ...{ accessKeyId: KEY.publicId, accessKeySecret, authorizationV4, bucket: BUCKET },
      ...{ region: 'oss-us-east-1', endpoint: cloud.url },
    };
    // Nothing of ours takes part: neither the transport nor any other setting.
    return new OSS(options as unknown as ConstructorParameters<typeof OSS>[0]);
  };

  it('leads an object through its life', async () => {
    const oss = client(KEY.secret);
    const put = (text: string, headers = {}) =>
      oss.put(NAME, Buffer.from(text), { headers, mime: 'text/plain' });
    await put('first', { 'x-oss-forbid-overwrite': 'true' });
    await expect(put('again', { 'x-oss-forbid-overwrite': 'true' })).rejects.toMatchObject({
      code: 'FileAlreadyExists',
      status: 409,
    });
    expect(await oss.get(NAME, { subres: {} })).toMatchObject({ content: Buffer.from('first') });
    expect(await oss.head(NAME, { subres: {} })).toMatchObject({ status: 200 });
    expect(await oss.listV2({ prefix: 'folder/' })).toMatchObject({ objects: [{ name: NAME, size: 5 }] });
    expect(await oss.getBucketVersions({})).toMatchObject({ objects: [{ name: NAME, isLatest: true }] });
    expect(await oss.getBucketVersioning(BUCKET)).toMatchObject({ status: 200 });
    await oss.delete(NAME, { subres: {} });
    await expect(oss.get(NAME, { subres: {} })).rejects.toMatchObject({ code: 'NoSuchKey' });
    expect(refused()).toEqual(['FileAlreadyExists', 'NoSuchKey']);
  });

  it('is refused with another secret', async () => {
    const call = client('wrong').listV2({});
    await expect(call).rejects.toMatchObject({ code: 'SignatureDoesNotMatch' });
  });
});

describe('the awscli of Debian', () => {
  const aws = async (secret: string, ...args: string[]) => {
    const where = ['--endpoint-url', cloud.url, '--region', 'us-east-1', '--output', 'json'];
    const { stdout } = await run('/usr/bin/aws', ['s3api', ...args, '--bucket', BUCKET, ...where], {
      env: {
        ...{ PATH: '/usr/bin:/bin', HOME: home, AWS_MAX_ATTEMPTS: '1', AWS_EC2_METADATA_DISABLED: 'true' },
        ...{ AWS_ACCESS_KEY_ID: KEY.publicId, AWS_SECRET_ACCESS_KEY: secret },
      },
    });
    return stdout.trim() === '' ? null : JSON.parse(stdout);
  };

  it('leads an object through its life', async () => {
    const file = join(home, 'in.txt');
    const out = join(home, 'out.txt');
    await writeFile(file, 'by hand');
    await aws(KEY.secret, 'put-bucket-versioning', '--versioning-configuration', 'Status=Enabled');
    expect(await aws(KEY.secret, 'get-bucket-versioning')).toEqual({ Status: 'Enabled' });
    await aws(KEY.secret, 'put-object', '--key', NAME, '--body', file);
    await aws(KEY.secret, 'get-object', '--key', NAME, out);
    expect(await readFile(out, 'utf8')).toBe('by hand');
    expect(await aws(KEY.secret, 'head-object', '--key', NAME)).toMatchObject({ ContentLength: 7 });
    expect(await aws(KEY.secret, 'list-objects-v2')).toMatchObject({ Contents: [{ Key: NAME }] });
    await aws(KEY.secret, 'delete-object', '--key', NAME);
    const left = await aws(KEY.secret, 'list-object-versions');
    expect(left).toMatchObject({
      Versions: [{ Key: NAME, IsLatest: false }],
      DeleteMarkers: [{ IsLatest: true }],
    });
  });

  it('is refused with another secret', async () => {
    await expect(aws('wrong', 'list-objects-v2')).rejects.toMatchObject({
      stderr: expect.stringContaining('SignatureDoesNotMatch'),
    });
  });
});

// OSS speaks S3 too, which is how rclone reaches it. Buckets of the vendors have host names of their own: the stand-in is
// the proxy that is asked for them. A bucket by path is the way to other servers.
describe.each([
  ['AWS', `http://${S3_HOST}`],
  ['Alibaba', `http://${OSS_HOST}`],
  ['Other', null],
])('the rclone of Debian (%s)', (provider, endpoint) => {
  const rclone = async (secret: string, ...args: string[]) => {
    const { stdout } = await run('/usr/bin/rclone', ['--retries', '1', '--low-level-retries', '1', ...args], {
      env: {
        ...{ PATH: '/usr/bin:/bin', HOME: home, RCLONE_CONFIG: join(home, 'rclone.conf') },
        ...{ RCLONE_CONFIG_AT_TYPE: 's3', RCLONE_CONFIG_AT_PROVIDER: provider },
        ...{ RCLONE_CONFIG_AT_ENDPOINT: endpoint ?? cloud.url, RCLONE_CONFIG_AT_REGION: 'us-east-1' },
        ...{ RCLONE_CONFIG_AT_ACCESS_KEY_ID: KEY.publicId, RCLONE_CONFIG_AT_SECRET_ACCESS_KEY: secret },
        ...{ RCLONE_CONFIG_AT_FORCE_PATH_STYLE: String(endpoint === null), HTTP_PROXY: cloud.url },
      },
    });
    return stdout;
  };

  it('leads a file through its life', async () => {
    const file = join(home, 'in.txt');
    await writeFile(file, 'by rclone');
    await rclone(KEY.secret, 'copyto', file, `at:${BUCKET}/${NAME}`);
    expect(await rclone(KEY.secret, 'cat', `at:${BUCKET}/${NAME}`)).toBe('by rclone');
    const listed = JSON.parse(await rclone(KEY.secret, 'lsjson', `at:${BUCKET}/folder`));
    expect(listed).toMatchObject([{ Name: 'a file+1.txt', Size: 9 }]);
    await rclone(KEY.secret, 'deletefile', `at:${BUCKET}/${NAME}`);
    expect(cloud.buckets.get(BUCKET)?.objects.size).toBe(0);
  });

  it('is refused with another secret', async () => {
    const call = rclone('wrong', 'lsjson', `at:${BUCKET}`);
    await expect(call).rejects.toMatchObject({ stderr: expect.stringMatching(/SignatureDoesNotMatch/) });
  });
});

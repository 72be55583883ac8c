import { execFile } from 'node:child_process';
import { createVerify, generateKeyPairSync } from 'node:crypto';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { CLIProfileCredentialsProvider } from '@alicloud/credentials';
import { JWT } from 'google-auth-library';
import { describe, expect, it } from 'vitest';
import type { KeyValues } from '../../../src/main/formats/files/file-kind.ts';
import { fileKindOf } from '../../../src/main/formats/files/index.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

/** Alibaba Cloud's own reader of the CLI's file, under a home folder of its own. */
async function asAlibabaReads(text: string, profileName: string, home: string) {
  const file = join(home, '.aliyun', 'config.json');
  await mkdir(join(home, '.aliyun'), { recursive: true });
  await writeFile(file, text);
  const provider = CLIProfileCredentialsProvider.builder().withProfileName(profileName).build();
  // The package's own tests set it so: it takes the home folder of the system else.
  Object.assign(provider, { homedir: home });
  const { accessKeyId, accessKeySecret, securityToken } = await provider.getCredentials();
  return { key: [accessKeyId, accessKeySecret, securityToken], after: await readFile(file, 'utf8') };
}

const CONFIG = `{
	"current": "a",
	"profiles": [
		{"name": "b", "mode": "AK", "access_key_id": "other", "access_key_secret": "other", "region_id": "cn-beijing"},
		{
			"name": "a",
			"mode": "AK",
			"access_key_id": "LTAI5tKeyturnExample1234",
			"access_key_secret": "kEyTuRn0123456789abcdefABCDEFx",
			"region_id": "cn-hangzhou"
		}
	]
}
`;

const values = (secret: string, token?: string): KeyValues => ({
  cloud: 'aliyun',
  fields: { access_key_id: 'LTAInew' },
  secrets: { access_key_secret: secret, ...(token === undefined ? {} : { security_token: token }) },
});

describe('the file of Alibaba Cloud’s CLI, read by its SDK', () => {
  const { write, asCommand } = fileKindOf('aliyun-cli');

  it.each([
    ['a plain secret', 'nEw0123456789', undefined],
    ['a hostile secret', 'q"b\\s\'$`!\n\u2028 密钥', undefined],
    ['a token', 'nEw0123456789', 'CAISt0ken=='],
  ])('gives the key before and after a write (%s)', async (_, secret, token) => {
    await using home = await temporaryFolder();
    expect((await asAlibabaReads(CONFIG, 'a', home.path)).key).toEqual([
      'LTAI5tKeyturnExample1234',
      'kEyTuRn0123456789abcdefABCDEFx',
      undefined,
    ]);
    const written = write?.(CONFIG, 'a', values(secret, token)) ?? '';
    expect((await asAlibabaReads(written, 'a', home.path)).key).toEqual(['LTAInew', secret, token]);
    expect((await asAlibabaReads(written, 'b', home.path)).key).toEqual(['other', 'other', undefined]);
  });

  it('asks the command, and leaves its answer in the file, where it is found', async () => {
    await using home = await temporaryFolder();
    const folder = join(home.path, "Ann's own folder");
    const program = join(folder, 'key turn');
    await mkdir(folder);
    const answer =
      "process.stdout.write(JSON.stringify({ mode: 'AK', access_key_id: process.argv[2], access_key_secret: process.argv[3] }));";
    await writeFile(program, `#!${process.execPath}\n${answer}\n`);
    await chmod(program, 0o700);
    const text = asCommand?.(CONFIG, 'a', [program, 'LTAInew', 'a "quoted" $ecret']) ?? '';
    const { key, after } = await asAlibabaReads(text, 'a', home.path);
    expect(key).toEqual(['LTAInew', 'a "quoted" $ecret', undefined]);
    const { entries } = fileKindOf('aliyun-cli').read(after);
    const left = entries.find(({ entry }) => entry === 'a')?.key.secrets.access_key_secret;
    expect(left?.reveal()).toBe('a "quoted" $ecret');
    const again = JSON.parse(asCommand?.(after, 'a', [program]) ?? '').profiles[1];
    expect(again).toMatchObject({ mode: 'External', region_id: 'cn-hangzhou' });
    expect(again).not.toHaveProperty('access_key_secret');
  });
});

const GOOGLE_DEFAULT = join(import.meta.dirname, 'children', 'google-default.py');

describe('the key of a service account, read by Google’s libraries', () => {
  it('signs after a write', async () => {
    await using folder = await temporaryFolder();
    const file = join(folder.path, 'key.json');
    const pem = () =>
      generateKeyPairSync('rsa', { modulusLength: 2048 })
        .privateKey.export({ type: 'pkcs8', format: 'pem' })
        .toString();
    const text = JSON.stringify({
      ...{
        type: 'service_account',
        project_id: 'my-project',
        private_key_id: 'a'.repeat(40),
        private_key: pem(),
      },
      ...{ client_email: 'x@my-project.iam.gserviceaccount.com', client_id: '1' },
      token_uri: 'https://oauth2.googleapis.com/token',
    });
    const next = pem();
    const secrets = { private_key: next };
    const fields = { private_key_id: 'b'.repeat(40), client_email: 'y@my-project.iam.gserviceaccount.com' };
    await writeFile(
      file,
      fileKindOf('google-key').write?.(text, '', { cloud: 'gcp', fields, secrets }) ?? '',
    );
    const client = new JWT();
    client.fromJSON(JSON.parse(await readFile(file, 'utf8')));
    expect(client).toMatchObject({ email: fields.client_email, key: next, keyId: fields.private_key_id });
    const headers = await client.getRequestHeaders('https://pubsub.googleapis.com/');
    expect(headers.get('authorization')).toMatch(/^Bearer eyJ/);

    const env = { HOME: folder.path, GOOGLE_APPLICATION_CREDENTIALS: file };
    const { stdout } = await promisify(execFile)('/usr/bin/python3', [GOOGLE_DEFAULT], { env });
    const [email, keyId, project, signed] = JSON.parse(stdout);
    expect([email, keyId, project]).toEqual([fields.client_email, fields.private_key_id, 'my-project']);
    const verify = createVerify('sha256').update('keyturn');
    expect(verify.verify(next, Buffer.from(signed, 'hex'))).toBe(true);
  });
});

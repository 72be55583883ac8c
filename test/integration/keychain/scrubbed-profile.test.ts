import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { buildIfStale } from '../../../scripts/lib/build-if-stale.ts';
import { startAwsCloud } from '../../clouds/index.ts';
import { BUILT_ENTRY } from '../../support/cli/real-vault.ts';
import { NO_PROXIES } from '../../support/network/no-proxies.ts';
import { keyringSessions } from '../../support/vault/keyring-session.ts';

const KEY = { publicId: 'AKIAQ3EGRIMWKEYTURN7', secret: 'wJalrXUtnFEMI/K7MDENG+PxRfiCYKEYTURNtest' };
const PROFILE = `[prod]
aws_access_key_id = ${KEY.publicId}
aws_secret_access_key = ${KEY.secret}
region = us-east-1
`;

// The real AWS command line, the real keychain of Linux desktops, and the command line as it is shipped.
it.skipIf(process.platform !== 'linux')(
  'a profile without plaintext works for the AWS command line, while the keychain is there',
  async () => {
    await buildIfStale();
    await using cloud = await startAwsCloud().then((there) => ({
      ...there,
      [Symbol.asyncDispose]: () => there.close(),
    }));
    const { store } = cloud;
    const owner = { kind: 'user', accountId: '123456789012', name: 'deployer', allow: [] } as const;
    store.addKey(store.addPrincipal(owner), KEY);
    const { home, run } = await keyringSessions();
    const file = join(home, '.aws', 'credentials');
    await mkdir(join(home, '.aws'));
    await writeFile(file, PROFILE, { mode: 0o600 });
    const password = join(home, 'password');
    await writeFile(password, 'correct horse battery\n', { mode: 0o600 });
    const vault = join(home, 'my vault');
    const env = { ...NO_PROXIES, LANG: 'C.UTF-8', AWS_EC2_METADATA_DISABLED: 'true', AWS_PAGER: '' };

    const own = (words: string): string => `"$0" "$1" --vault "$2" --lang en ${words}`;
    const script = [
      own('init --keychain --password-file "$3"'),
      own('look --import all --yes'),
      own('scrub --all'),
    ];
    const made = await run(
      'unlocked',
      ['sh', '-c', script.join(' && '), process.execPath, BUILT_ENTRY, vault, password],
      {
        env,
      },
    );
    expect([made.code, made.errors]).toEqual([0, expect.not.stringContaining(KEY.secret)]);
    const scrubbed = await readFile(file, 'utf8');
    expect(scrubbed).not.toContain(KEY.secret);
    expect(scrubbed).toMatch(
      /^\[prod\]\ncredential_process = .*credential-process \w{16}\nregion = us-east-1\n$/,
    );

    const aws = (...words: string[]) => ['/usr/bin/aws', '--profile', 'prod', '--output', 'json', ...words];
    const asked = aws('sts', 'get-caller-identity', '--endpoint-url', cloud.url);
    const answer = await run('unlocked', asked, { env });
    expect([answer.code, answer.errors]).toEqual([0, expect.not.stringContaining(KEY.secret)]);
    expect(JSON.parse(answer.output)).toMatchObject({ Arn: 'arn:aws:iam::123456789012:user/deployer' });

    const refused = await run('locked', asked, { env });
    expect([refused.code === 0, refused.output.includes('Arn')]).toEqual([false, false]);
    expect(refused.errors).not.toContain(KEY.secret);
    expect(store.seen.map(({ action, keyId }) => [action, keyId])).toEqual([
      ['GetCallerIdentity', KEY.publicId],
    ]);
  },
);

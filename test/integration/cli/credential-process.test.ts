import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fromProcess } from '@aws-sdk/credential-providers';
import { beforeAll, expect, it } from 'vitest';
import { buildIfStale } from '../../../scripts/lib/build-if-stale.ts';
import { PASSWORD } from '../../support/cli/fake-app.ts';
import { BUILT_ENTRY, realVault } from '../../support/cli/real-vault.ts';

const KEY_ID = 'AKIAQ3EGRIMWKEYTURN7';
const SECRET = 'wJalrXUtnFEMIK7MDENGbPxRfiCYKEYTURNtest0';

beforeAll(() => buildIfStale());

it('answers the vendor’s own reader of profiles, and gives it nothing where the vault stays shut', async () => {
  await using vault = await realVault(BUILT_ENTRY);
  await vault.json(['init']);
  const argv = ['add', 'aws', '--label', 'deploy', '--set', `access_key_id=${KEY_ID}`, '--secrets-stdin'];
  const added = await vault.json(argv, { stdin: `secret_access_key=${SECRET}\n` });
  const { id } = added as { id: string };
  const quoted = (words: readonly string[]) => words.map((word) => `"${word}"`).join(' ');
  const right = join(vault.home, 'right');
  const wrong = join(vault.home, 'wrong');
  await writeFile(right, `${PASSWORD}\n`, { mode: 0o600 });
  await writeFile(wrong, 'not the password\n', { mode: 0o600 });
  const profile = (name: string, file: string) =>
    `[${name}]\ncredential_process = ${quoted(vault.command(['credential-process', id, '--password-file', file]))}\n`;
  const filepath = join(vault.home, 'credentials');
  await writeFile(filepath, profile('right', right) + profile('wrong', wrong));
  const read = (name: string) =>
    fromProcess({ profile: name, filepath, configFilepath: join(vault.home, 'config'), ignoreCache: true })();
  expect(await read('right')).toMatchObject({ accessKeyId: KEY_ID, secretAccessKey: SECRET });
  const refusal = await read('wrong').then(
    () => 'answered',
    (error: unknown) => String(error),
  );
  expect(refusal).not.toBe('answered');
  expect(refusal).not.toContain(SECRET);
});

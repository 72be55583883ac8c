import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { PASSWORD } from '../../support/cli/fake-app.ts';
import { realVault } from '../../support/cli/real-vault.ts';

const SECRET = 'wJalrXUtnFEMIK7MDENGbPxRfiCYKEYTURNtest0';
const OWN = 'a password of its own';

it('keys go from one vault into another, by file and by letter', async () => {
  await using here = await realVault();
  await using there = await realVault();
  await here.json(['init']);
  await there.json(['init']);
  const add = (id: string) =>
    here.json(
      [
        'add',
        'aws',
        '--label',
        `key ${id}`,
        '--set',
        `access_key_id=AKIAQ3EGRIMWKEYTURN${id}`,
        '--secrets-stdin',
      ],
      { stdin: JSON.stringify({ secret_access_key: SECRET }) },
    );
  await add('7');
  const file = join(here.home, 'team.keyturn-export');
  const fds = { 8: OWN, 9: PASSWORD };
  const written = await here.json(['export', file, '--all', '--new-password-fd', '8'], { fds });
  expect(written).toEqual({ file: 'team.keyturn-export', keys: 1, plaintext: null });
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  const wrong = await there.run(['import', file, '--yes'], { stdin: 'another one\n' });
  expect([wrong.code, wrong.stdout]).toEqual([3, '']);
  const taken = await there.json(['import', file, '--yes'], { stdin: `${OWN}\n` });
  expect(taken).toMatchObject({ skipped: 0, leftOut: 0, rows: [{ label: 'key 7', status: 'new' }] });
  expect(await there.json(['import', file, '--yes'], { stdin: `${OWN}\n` })).toMatchObject({ added: [] });

  await add('8');
  const request = await there.run(['hand-over', 'request', 'Li']);
  const sealed = await here.run(['hand-over', 'seal', 'AKIAQ3EGRIMWKEYTURN8', '--to', '-'], {
    stdin: request.stdout,
  });
  expect(sealed.stdout + sealed.stderr).not.toContain(SECRET);
  const opened = await there.run(['hand-over', 'open', '-', '--yes'], { stdin: sealed.stdout });
  expect(opened.code).toBe(0);
  const confirmed = await here.json(['hand-over', 'confirm', '-'], { stdin: opened.stdout });
  expect(confirmed).toMatchObject({ person: 'Li', label: 'key 8' });
  const shown = await there.run(['reveal', 'AKIAQ3EGRIMWKEYTURN8', '--force']);
  expect(shown.stdout).toBe(`${SECRET}\n`);
});

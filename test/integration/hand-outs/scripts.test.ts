import { execFileSync } from 'node:child_process';
import { readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CredentialId } from '../../../src/shared/model/ids.ts';
import type { Shell } from '../../../src/shared/model/script.ts';
import { fullFor } from '../../support/fake/full-for.ts';
import { accountDraft, awsKey } from '../../support/sample-keys.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { openTestApp, TEST_PASSWORD, type TestApp } from '../../support/test-app.ts';

const SECRET = 'wJalrXUtnFEMIK7MDENGbPxRfiCYKEYTURNtest0';
const PUBLIC_ID = 'AKIAQ3EGRIMWKEYTURN7';
const MASK = '••••••••';

const lines = (credential: CredentialId, shell: Shell = 'bash') =>
  ({ credential, naming: 'aws-env', shell, scope: 'session' }) as const;

const handed = async (made: TestApp, id: CredentialId) =>
  (await made.call('credentials.history', { id })).flatMap(({ action, detail }) =>
    action === 'key.handed-out' ? [detail] : [],
  );

const present = (made: TestApp) =>
  made.call('presence.confirm', { kind: 'password', password: TEST_PASSWORD });

describe('keys as variables', () => {
  it('shows the sets of a key and their lines, with dots in the place of secrets', async () => {
    await using made = await openTestApp();
    const { id } = await made.call('credentials.add', awsKey());
    const [first, ...others] = await made.call('scripts.options', { credential: id });
    expect(first).toMatchObject({ id: 'aws-env', unconfirmed: false });
    expect(first?.languages).toEqual(['python', 'node', 'go', 'java']);
    expect(first?.variables).toEqual([
      { name: 'AWS_ACCESS_KEY_ID', secret: false, value: PUBLIC_ID },
      { name: 'AWS_SECRET_ACCESS_KEY', secret: true, value: null },
    ]);
    expect(others.map((set) => set.id)).toEqual(['cloudmux-shell']);
    const seen = await made.call('scripts.preview', lines(id));
    expect(seen.set).toBe(
      ` export AWS_ACCESS_KEY_ID='${PUBLIC_ID}'\n export AWS_SECRET_ACCESS_KEY='${MASK}'\n`,
    );
    expect(seen.check + seen.undo).not.toContain(PUBLIC_ID);
    expect(await made.call('scripts.preview', { ...lines(id), naming: '' })).toEqual(seen);
    expect(await handed(made, id)).toEqual([]);
  });

  it('copies the lines for the time of a secret, and notes who has them', async () => {
    await using made = await openTestApp();
    const { id } = await made.call('credentials.add', awsKey());
    expect(await made.call('scripts.copy', { ...lines(id), part: 'undo' })).toEqual({ seconds: null });
    expect(made.clipboard.content).toContain('unset AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY');
    expect(await handed(made, id)).toEqual([]);
    expect(await made.call('scripts.copy', { ...lines(id, 'fish'), part: 'set' })).toEqual({ seconds: 30 });
    expect(made.clipboard.content).toContain(`set -gx AWS_SECRET_ACCESS_KEY '${SECRET}'`);
    expect(await handed(made, id)).toEqual([{ way: 'script-copied', naming: 'aws-env', shell: 'fish' }]);
    expect(await made.call('handOuts.list', { credential: id })).toMatchObject([
      { way: 'script-copied', to: 'fish', publicId: PUBLIC_ID, count: 1, current: true },
    ]);
    await made.call('vault.lock', {});
    expect(made.clipboard.content).toBe('');
  });

  it('saves them for this user alone, where the person or the command line said, and only with presence', async () => {
    await using place = await temporaryFolder();
    await using made = await openTestApp({ pick: [join(place.path, 'a b.sh')] });
    const { id } = await made.call('credentials.add', awsKey());
    made.clock.advance(10 * 60_000);
    expect(await made.refusal('scripts.save', lines(id))).toBe('presence-needed');
    await present(made);
    expect(await made.call('scripts.save', lines(id))).toEqual({ name: 'a b.sh' });
    const path = join(place.path, 'a b.sh');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    const env = execFileSync('bash', ['-c', '. "$1"; printf %s "$AWS_SECRET_ACCESS_KEY"', 'bash', path]);
    expect(env.toString()).toBe(SECRET);
    expect(await made.call('scripts.save', lines(id))).toBeNull();
    const ticket = await made.app.ticketFor(join(place.path, 'b.cmd'), 'save');
    const file = ticket.ok ? ticket.value.ticket : null;
    expect(await made.call('scripts.save', { ...lines(id, 'cmd'), file })).toEqual({ name: 'b.cmd' });
    expect(await readFile(join(place.path, 'b.cmd'), 'latin1')).toContain(
      `@set "AWS_SECRET_ACCESS_KEY=${SECRET}"\r\n`,
    );
    expect(await made.refusal('scripts.save', { ...lines(id), file })).toBe('ticket-expired');
    expect((await handed(made, id)).map(({ way, file: name }) => [way, name])).toEqual([
      ['script-saved', 'b.cmd'],
      ['script-saved', 'a b.sh'],
    ]);
  });

  it('notes a file that did not come about', async () => {
    await using place = await temporaryFolder();
    const pick = [join(place.path, 'late.sh')];
    await using made = await openTestApp({ pick, ports: { files: fullFor('late.sh') } });
    const { id } = await made.call('credentials.add', awsKey());
    await present(made);
    expect(await made.refusal('scripts.save', lines(id))).toBe('disk-full');
    const history = await made.call('credentials.history', { id });
    expect(history.slice(0, 2)).toMatchObject([
      { action: 'file.not-written', detail: { file: 'late.sh', error: 'disk-full' } },
      { action: 'key.handed-out', detail: { file: 'late.sh' } },
    ]);
  });

  it('replaces a file that it wrote, and nothing else', async () => {
    await using place = await temporaryFolder();
    const profile = join(place.path, '.bashrc');
    const [link, empty, big] = ['link', 'empty', 'big'].map((name) => join(place.path, name)) as [
      string,
      string,
      string,
    ];
    await using made = await openTestApp({ pick: [profile, link, big, empty, empty] });
    const { id } = await made.call('credentials.add', awsKey());
    await writeFile(profile, "alias ll='ls -l'\n");
    await symlink(profile, link);
    await writeFile(empty, '');
    await writeFile(big, `# Written by Keyturn\n${'#'.repeat(1024 * 1024)}`);
    for (const file of ['.bashrc', '.bashrc', 'big']) {
      const refused = await made.app.handle('scripts.save', { ...lines(id), scope: 'user' });
      expect(refused).toMatchObject({ error: { code: 'file-taken', params: { file } } });
    }
    expect(await readFile(profile, 'utf8')).toBe("alias ll='ls -l'\n");
    expect(await handed(made, id)).toEqual([]);
    expect(await made.call('scripts.save', lines(id, 'fish'))).toEqual({ name: 'empty' });
    expect(await made.call('scripts.save', lines(id))).toEqual({ name: 'empty' });
    expect(await readFile(empty, 'utf8')).toMatch(/^# Written by Keyturn\n export AWS_ACCESS_KEY_ID=/);
  });

  it('gives several keys to one program, unless they want one name for two values', async () => {
    await using made = await openTestApp();
    const aws = await made.call('credentials.add', awsKey());
    const other = await made.call(
      'credentials.add',
      awsKey({ fields: { access_key_id: 'AKIAQ3EGRIMWKEYTURN8' } }),
    );
    const ucloud = await made.call('credentials.add', {
      ...{ cloud: 'ucloud', label: 'u', kind: 'access-key', secrets: { private_key: 'shh' } },
      account: { kind: 'new', draft: accountDraft({ site: 'global' }) },
      fields: { public_key: 'PUB', region: 'cn-bj2' },
    } as never);
    const asked = (...credentials: CredentialId[]) => ({ credentials, namings: null });
    const { variables } = await made.call('scripts.variables', asked(aws.id, ucloud.id, aws.id));
    expect(Object.fromEntries(variables.map(({ name, value }) => [name, value]))).toMatchObject({
      ...{
        AWS_SECRET_ACCESS_KEY: SECRET,
        AWS_SECRET: SECRET,
        UCLOUD_PRIVATE_KEY: 'shh',
        UCLOUD_SECRET: 'shh',
      },
    });
    expect(new Set(variables.map(({ name }) => name)).size).toBe(variables.length);
    const one = await made.call('scripts.variables', {
      credentials: [ucloud.id],
      namings: ['ucloud-env', 'aws-env'],
    });
    expect(one.variables.map(({ name }) => name)).toEqual([
      'UCLOUD_PUBLIC_KEY',
      'UCLOUD_PRIVATE_KEY',
      'UCLOUD_REGION',
    ]);
    const clash = await made.app.handle('scripts.variables', asked(aws.id, other.id));
    expect(clash).toMatchObject({ error: { code: 'variable-twice', params: { name: 'AWS_ACCESS_KEY_ID' } } });
    // Nothing of it left: the first of the two is no row either.
    expect(await handed(made, aws.id)).toHaveLength(1);
    expect(await handed(made, other.id)).toEqual([]);
    expect(await made.refusal('scripts.variables', { credentials: [aws.id], namings: ['ucloud-env'] })).toBe(
      'not-found',
    );
  });

  it('gives out nothing that a shell cannot hold, by a set that is none of its own, or while it is locked', async () => {
    await using made = await openTestApp();
    const secret = `${SECRET}%a%b`;
    const { id } = await made.call('credentials.add', awsKey({ secrets: { secret_access_key: secret } }));
    const answer = await made.app.handle('scripts.copy', { ...lines(id, 'cmd'), part: 'set' });
    expect(answer).toMatchObject({
      error: { code: 'value-unwritable', params: { field: 'AWS_SECRET_ACCESS_KEY' } },
    });
    expect(await handed(made, id)).toEqual([]);
    // A file can have it, so that there is something to see.
    expect((await made.call('scripts.preview', lines(id, 'cmd'))).set).toContain(MASK);
    const neither = awsKey({
      fields: { access_key_id: 'AKIAQ3EGRIMWKEYTURN8' },
      secrets: { secret_access_key: `${SECRET}%密%` },
    });
    const other = await made.call('credentials.add', neither);
    expect(await made.refusal('scripts.preview', lines(other.id, 'cmd'))).toBe('value-unwritable');
    for (const naming of ['aliyun-env', 'console', '__proto__']) {
      expect(await made.refusal('scripts.text', { ...lines(id), naming, part: 'set' })).toBe('not-found');
    }
    await made.call('vault.lock', {});
    expect(await made.refusal('scripts.text', { ...lines(id), part: 'set' })).toBe('vault-locked');
  });
});

import { lstat, mkdir, mkdtemp, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { CredentialId, TicketId } from '../../../src/shared/model/ids.ts';
import { isAlive, type ProgramFolder, programFolder } from '../../support/places/programs.ts';
import { awsKey } from '../../support/sample-keys.ts';
import { openTestApp, TEST_PASSWORD, type TestApp } from '../../support/test-app.ts';

const HOSTILE = '$(touch x) `y` "q" \'s\' \\ ! %PATH% 密钥 &|;<>';
const FIELD = 'secret_access_key';

const addKey = async (made: TestApp, changes: Parameters<typeof awsKey>[0] = {}): Promise<CredentialId> =>
  (await made.call('credentials.add', awsKey(changes))).id;

async function ticketOf(made: TestApp, path: string): Promise<TicketId> {
  const answer = await made.app.ticketFor(path);
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value.ticket;
}

async function homeFolder(): Promise<string> {
  const home = await mkdtemp(join(tmpdir(), 'keyturn-home-'));
  onTestFinished(() => rm(home, { recursive: true, force: true }));
  return home;
}

const CREDENTIALS = (secret: string) => `# keep me
[default]
aws_access_key_id = AKIAIOSFODNN7EXAMPLE
aws_secret_access_key = of-somebody-else

[prod] ; deployed
region=eu-north-1
aws_access_key_id     = AKIAQ3EGRIMWKEYTURN7
aws_secret_access_key = ${secret}`;

describe('a profile in a file', () => {
  it('follows its key: seen, updated through a link, and left alone where nothing has to be done', async () => {
    const home = await homeFolder();
    await using made = await openTestApp({ options: { home } });
    const secrets = { [FIELD]: 'wJalrXUtnFEMIK7MDENGbPxRfiCYKEYTURNtest0' };
    const id = await addKey(made, { secrets });
    const path = join(home, 'aws', 'credentials');
    await mkdir(join(home, 'aws'));
    await writeFile(path, CREDENTIALS(secrets[FIELD] ?? ''), { mode: 0o640 });
    const link = join(home, 'link-to-credentials');
    await symlink(path, link);
    const file = await ticketOf(made, link);
    expect(await made.call('consumers.entries', { file })).toMatchObject({
      kind: 'aws-credentials',
      entries: [{ entry: 'default' }, { entry: 'prod', publicId: 'AKIAQ3EGRIMWKEYTURN7' }],
    });
    const place = await made.call('consumers.addFile', { credential: id, file, entry: 'prod' });
    expect(place).toMatchObject({ state: 'current', problem: null, leak: false });
    const next = 'nExTSecretOfTheSameLengthAndShapeAsBefore';
    await made.call('credentials.edit', { id, changes: { secrets: { [FIELD]: next } } });
    expect(await made.call('consumers.list', { credential: id })).toMatchObject([{ state: 'stale' }]);
    const views = await made.call('consumers.serve', { ids: [place.id] });
    expect(views).toMatchObject([{ state: 'current', problem: null }]);
    expect(await readFile(path, 'utf8')).toBe(CREDENTIALS(next));
    expect((await stat(path)).mode & 0o777).toBe(0o640);
    expect((await lstat(link)).isSymbolicLink()).toBe(true);
    expect(await made.call('plaintext.kept', {})).toMatchObject([{ why: 'update', consumerId: place.id }]);
    await made.call('consumers.serve', { ids: [place.id] });
    expect(await made.call('plaintext.kept', {})).toHaveLength(1);
    await writeFile(path, CREDENTIALS('by-hand-of-a-colleague'));
    expect(await made.call('consumers.list', { credential: null })).toMatchObject([{ state: 'changed' }]);
    await rm(path);
    expect(await made.call('consumers.serve', { ids: [place.id] })).toMatchObject([
      { state: 'missing', problem: { code: 'place-gone' } },
    ]);
    // The bin keeps the places of a key, and emptying it forgets them.
    await made.call('credentials.remove', { ids: [id] });
    expect(await made.call('consumers.list', { credential: id })).toHaveLength(1);
    await made.call('credentials.purge', { ids: [id] });
    expect(await made.call('consumers.list', { credential: null })).toEqual([]);
  });
});

/** A program that writes down all that anybody could see of it, and what it was given. */
const WITNESS = `
import { readFileSync, writeFileSync } from 'node:fs';
const input = readFileSync(0, 'utf8');
const about = { argv: process.argv, cmdline: readFileSync('/proc/self/cmdline', 'utf8'),
  environ: readFileSync('/proc/self/environ', 'utf8') };
writeFileSync(process.argv[2], input);
writeFileSync(process.argv[2] + '.about', JSON.stringify(about));
console.log(input); console.error(input);
process.exit(Number(process.argv[3] ?? 0));
`;

async function commandWorld(programs: ProgramFolder) {
  const made = await openTestApp({ options: { home: programs.path } });
  const id = await addKey(made, { secrets: { [FIELD]: HOSTILE } });
  const witness = await programs.node('witness.mjs', WITNESS);
  const command = (changes: object) => ({
    ...{ name: 'deploy', run: ['/bin/true'], check: null, restore: null, timeoutSeconds: 20 },
    ...changes,
  });
  return {
    ...{ made, id, command },
    see: (name: string, code = 0) => [process.execPath, witness, programs.at(name), `${code}`],
    add: (changes: object) =>
      made.call('consumers.addCommand', { credential: id, command: command(changes) as never }),
  };
}

describe('a command', () => {
  it('gets a hostile secret whole on its input, and it is seen nowhere else', async () => {
    const programs = await programFolder();
    const { made, id, see, add } = await commandWorld(programs);
    await using _made = made;
    const place = await add({ run: see('run.json'), check: see('check.json') });
    expect(place.state).toBe('current');
    expect(await made.call('consumers.serve', { ids: [place.id] })).toMatchObject([
      { state: 'current', problem: null },
    ]);
    for (const name of ['run.json', 'check.json']) {
      expect(JSON.parse(await programs.text(name))).toEqual({
        ...{ cloud: 'aws', publicId: 'AKIAQ3EGRIMWKEYTURN7' },
        fields: { access_key_id: 'AKIAQ3EGRIMWKEYTURN7' },
        secrets: { [FIELD]: HOSTILE },
      });
      expect(await programs.text(`${name}.about`)).not.toMatch(/touch x|%PATH%|AKIA/);
    }
    const { rows } = await made.call('audit.list', { limit: 10 });
    expect(JSON.stringify([rows, made.logger.lines])).not.toContain('touch x');
    const handed = rows.filter(({ entry }) => entry.action === 'key.handed-out');
    expect(handed.map(({ entry }) => entry.credentialId)).toEqual(handed.map(() => id));
    expect(handed.map(({ entry }) => entry.detail.how)).toEqual(expect.arrayContaining(['check', 'run']));
  });

  it('that fails, is gone or is too slow says so, and the others go on', async () => {
    const programs = await programFolder();
    const { made, add, see } = await commandWorld(programs);
    await using _made = made;
    const failing = await add({ name: 'failing', run: see('failed.json', 7) });
    const gone = await add({ name: 'gone', run: [await programs.script('gone', 'true')] });
    const slow = await add({ name: 'slow', run: ['sleep', '600'], timeoutSeconds: 1 });
    const fine = await add({ name: 'fine', run: see('fine.json') });
    await rm(programs.at('gone'));
    const ids = [failing.id, gone.id, slow.id, fine.id];
    const views = await made.call('consumers.serve', { ids });
    expect(views.map(({ problem }) => problem && [problem.code, problem.params])).toEqual([
      ['command-failed', { name: 'failing', code: 7 }],
      ['command-missing', { name: 'gone' }],
      ['command-timed-out', { name: 'slow' }],
      null,
    ]);
    expect(await programs.text('fine.json')).toContain('"aws"');
  });

  it('is ended by a lock, with what it had started', async () => {
    const programs = await programFolder();
    const { made, add } = await commandWorld(programs);
    await using _made = made;
    const run = [await programs.script('hang', 'sleep 600 &', 'echo $! > child', 'wait')];
    const place = await add({ run });
    const served = made.refusal('consumers.serve', { ids: [place.id] });
    await vi.waitFor(async () => expect(await programs.text('child')).toMatch(/^\d+\n$/), 10_000);
    const child = Number(await programs.text('child'));
    await made.call('vault.lock', {});
    expect(await served).toBe('vault-locked');
    await vi.waitFor(() => expect(isAlive(child)).toBe(false));
  });

  it('asks for the person when it is added and when it is changed, once a proof is old', async () => {
    const { made, id, add, command } = await commandWorld(await programFolder());
    await using _made = made;
    const place = await add({});
    made.clock.advance(6 * 60_000);
    const changed = { id: place.id, command: command({ run: ['/bin/false'] }) as never };
    expect(await made.refusal('consumers.editCommand', changed)).toBe('presence-needed');
    const another = { credential: id, command: command({}) as never };
    expect(await made.refusal('consumers.addCommand', another)).toBe('presence-needed');
    await made.call('presence.confirm', { kind: 'password', password: TEST_PASSWORD });
    expect(await made.call('consumers.editCommand', changed)).toMatchObject({
      place: { run: ['/bin/false'] },
    });
    await made.call('vault.lock', {});
    expect(await made.refusal('consumers.list', { credential: null })).toBe('vault-locked');
  });
});

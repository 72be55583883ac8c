import { describe, expect, it } from 'vitest';
import { KeyturnError } from '../../../src/shared/ipc/envelope.ts';
import { consumerView } from '../../../src/shared/model/consumer.ts';
import { keptFile, scrubbed } from '../../../src/shared/model/kept-file.ts';
import type { Answers } from '../../support/cli/fake-app.ts';
import { LOCKED, PASSWORD } from '../../support/cli/fake-app.ts';
import { FAKE_NOW } from '../../support/cli/fake-io.ts';
import { run, WITH_PASSWORD } from '../../support/cli/run.ts';
import { sampleKey, vaultOf } from '../../support/cli/sample.ts';

const key = sampleKey();

const viewOf = (id: string, changes: Readonly<Record<string, unknown>> = {}) =>
  consumerView.parse({
    ...{
      id,
      credentialId: key.id,
      note: '',
      restart: '',
      addedAt: FAKE_NOW,
      state: 'current',
      problem: null,
    },
    ...{ leak: false, scrub: 'command' },
    place: {
      ...{ kind: 'file', device: 'd', deviceName: 'atlas', path: '/home/li/.aws/credentials' },
      ...{ file: 'aws-credentials', entry: 'prod', holds: 'values' },
    },
    ...changes,
  });

const first = viewOf('aaaa00000000000a');
const second = viewOf('bbbb00000000000b', { scrub: 'remove' });
const byHand = viewOf('cccc00000000000c', {
  scrub: null,
  place: { kind: 'by-hand', what: 'jenkins', name: 'nightly', owner: '' },
});

const copy = keptFile.parse({
  ...{ id: 'kkkk00000000000k', path: '/home/li/.aws/credentials', deviceName: 'atlas', why: 'scrub' },
  ...{ consumerId: first.id, at: FAKE_NOW, bytes: 120, state: 'as-written' },
});

const places: Answers = {
  ...vaultOf(key),
  'consumers.list': () => [first, second, byHand],
  'plaintext.scrub': ({ ids, as }) =>
    ids.map((consumer) =>
      scrubbed.parse(
        consumer === second.id
          ? { consumer, outcome: 'left', problem: { code: 'file-not-ours', params: {} }, kept: null }
          : {
              consumer,
              outcome: as === 'best' ? 'command' : 'removed',
              problem: null,
              kept: copy.id,
              again: 7,
            },
      ),
    ),
  'plaintext.muted': () => ({ problem: null }),
  'plaintext.kept': () => [copy],
  'plaintext.undo': () => ({ ...copy, state: 'undone' }),
};

const at = (...argv: readonly string[]) => run([...argv, ...WITH_PASSWORD], places);

describe('scrub', () => {
  it('takes a place by the start of its id, and says where the file as it was lies', async () => {
    const ended = await at('scrub', 'AAAA');
    expect(ended).toMatchObject({ code: 0 });
    expect(ended.inputs('plaintext.scrub')).toEqual([{ ids: [first.id], as: 'best' }]);
    expect(ended.stdout).toContain('/home/li/.aws/credentials [prod]');
    expect(ended.stderr).toContain('keyturn kept');
    expect(ended.stderr).toContain('The secret stands once more in line 7');
  });

  it('takes a key for all of its places that hold plaintext, and tells what it left and why', async () => {
    const ended = await at('scrub', key.publicId, '--remove', '--json');
    expect(ended.inputs('plaintext.scrub')).toEqual([{ ids: [first.id, second.id], as: 'remove' }]);
    expect(ended.code).toBe(1);
    expect(ended.json()).toEqual({
      places: [
        {
          ...{ place: first.id, credentialId: key.id, outcome: 'removed', problem: null, kept: copy.id },
          again: 7,
          name: '/home/li/.aws/credentials [prod]',
        },
        {
          ...{ place: second.id, credentialId: key.id, outcome: 'left', kept: null, again: null },
          problem: { code: 'file-not-ours', message: expect.stringContaining('belongs to somebody else') },
          name: '/home/li/.aws/credentials [prod]',
        },
      ],
    });
    expect((await at('scrub', key.publicId)).stderr).toContain('belongs to somebody else');
  });

  it('takes all, or says what is missing', async () => {
    expect((await at('scrub', '--all')).inputs('plaintext.scrub')).toEqual([
      { ids: [first.id, second.id], as: 'best' },
    ]);
    expect((await at('scrub')).code).toBe(2);
    expect((await at('scrub', '--all', 'aaaa')).code).toBe(2);
    expect((await at('scrub', 'zzzz')).code).toBe(1);
    expect((await at('scrub', 'aa')).code).toBe(2);
    const none = await run(['scrub', '--all', ...WITH_PASSWORD], { ...places, 'consumers.list': () => [] });
    expect(none).toMatchObject({ code: 0, stdout: '', stderr: '' });
  });
});

describe('scrub --plan', () => {
  const muted: Answers = {
    ...places,
    'plaintext.muted': () => ({ problem: { code: 'keychain-off', params: {} } }),
  };

  it('says what would become of each place, and touches nothing', async () => {
    const ended = await at('scrub', '--all', '--plan');
    expect(ended.code).toBe(0);
    expect(ended.stdout).toMatch(/aaaa00000000000a .* a command comes in its place/);
    expect(ended.stdout).toMatch(/bbbb00000000000b .* is removed/);
    expect(ended.inputs('plaintext.scrub')).toEqual([]);
    expect((await at('scrub', 'aaaa', '--plan', '--remove')).stdout).toContain('is removed');
    expect((await at('scrub', 'cccc', '--plan')).stdout).toContain('stays as it is');
  });

  it('says beforehand that a command could not answer, and what helps', async () => {
    const ended = await run(['scrub', '--all', '--plan', ...WITH_PASSWORD], muted);
    expect(ended.stdout).toMatch(/aaaa00000000000a .* stays as it is/);
    expect(ended.stdout).toMatch(/bbbb00000000000b .* is removed/);
    expect(ended.stderr).toContain('Switch the keychain on');
    const json = await run(['scrub', 'aaaa', '--plan', '--json', ...WITH_PASSWORD], muted);
    expect(json.json()).toEqual({
      places: [
        {
          ...{ place: first.id, credentialId: key.id, name: '/home/li/.aws/credentials [prod]' },
          outcome: 'left',
          problem: { code: 'keychain-off', message: expect.stringContaining('keychain') },
        },
      ],
    });
    const plain = await run(['scrub', 'aaaa', '--plan', '--remove', ...WITH_PASSWORD], muted);
    expect([plain.stdout.includes('is removed'), plain.stderr]).toEqual([true, '']);
  });
});

describe('kept', () => {
  it('lists the copies', async () => {
    expect((await at('kept')).stdout).toMatch(
      /kkkk00000000000k +2026-03-01T00:00:00.000Z +scrub +as written +120/,
    );
    expect((await at('kept', '--json')).json()).toEqual({
      kept: [
        {
          ...{ id: copy.id, path: copy.path, device: 'atlas', why: 'scrub', place: first.id },
          ...{ at: '2026-03-01T00:00:00.000Z', bytes: 120, state: 'as-written' },
        },
      ],
    });
  });

  it('brings one back, over what is there only when told to', async () => {
    const ended = await at('kept', 'undo', 'kkkk');
    expect(ended).toMatchObject({ code: 0, stderr: 'Brought back: /home/li/.aws/credentials\n' });
    expect(ended.inputs('plaintext.undo')).toEqual([{ id: copy.id, over: false }]);
    expect((await at('kept', 'undo', 'kkkk', '--over')).inputs('plaintext.undo')).toEqual([
      { id: copy.id, over: true },
    ]);
    const outOfUse = new KeyturnError('key-ended', { label: 'deploy', id: 'AKIA…URN7' });
    const refused = await run(['kept', 'undo', 'kkkk', ...WITH_PASSWORD], {
      ...places,
      'plaintext.undo': () => {
        throw outOfUse;
      },
    });
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain('deploy (AKIA…URN7)');
    const none = await at('kept', 'undo', 'zzzz');
    expect(none.code).toBe(1);
    expect(none.stderr).toContain('No kept copy zzzz');
  });

  it('forgets, all that are named or none', async () => {
    expect((await at('kept', 'forget', 'kkkk', copy.id)).inputs('plaintext.forget')).toEqual([
      { ids: [copy.id] },
    ]);
    expect((await at('kept', 'forget', 'kkkk', 'zzzz')).inputs('plaintext.forget')).toEqual([]);
  });
});

describe('credential-process', () => {
  const text = '{"Version":1}';
  const handed = { text, protocol: 'aws', region: null, mark: 'a' } as const;
  const answers: Answers = { ...places, 'plaintext.asProcess': () => handed };

  it('prints what the tool wants and nothing else', async () => {
    const ended = await run(['credential-process', first.id, ...WITH_PASSWORD], answers);
    expect(ended).toMatchObject({ code: 0, stdout: `${text}\n`, stderr: '' });
    expect(ended.inputs('plaintext.asProcess')).toEqual([{ id: first.id, protocol: null }]);
    const named = ['credential-process', key.publicId, '--protocol', 'aliyun', '--json', ...WITH_PASSWORD];
    const other = await run(named, answers);
    expect(other.stdout).toBe(`${text}\n`);
    expect(other.inputs('plaintext.asProcess')).toEqual([{ id: key.id, protocol: 'aliyun' }]);
    expect((await run(['credential-process', first.id, '--protocol', 'x'], answers)).code).toBe(2);
  });

  it('says nothing else while it has an answer, since some tools read both streams', async () => {
    const io = { files: { '/pw': { text: `${PASSWORD}\n`, mode: 0o644 } } };
    const broken: Answers = { ...answers, 'vault.status': () => ({ ...LOCKED, auditBroken: true }) };
    const argv = ['--password-file', '/pw'];
    const ended = await run(['credential-process', first.id, ...argv], broken, io);
    expect(ended).toMatchObject({ code: 0, stdout: `${text}\n`, stderr: '' });
    expect((await run(['kept', ...argv], broken, io)).stderr).not.toBe('');
  });

  it('says on stderr what is in the way', async () => {
    const refused: Answers = {
      ...places,
      'plaintext.asProcess': () => {
        throw new KeyturnError('not-found');
      },
    };
    const ended = await run(['credential-process', first.id, ...WITH_PASSWORD], refused);
    expect(ended).toMatchObject({ code: 1, stdout: '' });
    expect(ended.stderr).toContain('This entry is gone');
  });

  it('asks nobody while the keychain opens the vault, even at a terminal', async () => {
    const ready: Answers = { ...answers, 'vault.status': () => ({ ...LOCKED, keychain: 'ready' }) };
    const ended = await run(['credential-process', first.id], ready, { interactive: true });
    expect(ended).toMatchObject({ code: 0, asked: [], stdout: `${text}\n` });
    const typed = await run(['credential-process', first.id], answers, {
      interactive: true,
      answers: [PASSWORD],
    });
    expect(typed.code).toBe(0);
    const piped = await run(['credential-process', first.id], answers);
    expect(piped).toMatchObject({ code: 3, asked: [], stdout: '' });
  });
});

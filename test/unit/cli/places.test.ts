import { describe, expect, it } from 'vitest';
import { KeyturnError } from '../../../src/shared/ipc/envelope.ts';
import { type ConsumerView, consumerId } from '../../../src/shared/model/consumer.ts';
import { TICKET } from '../../support/cli/fake-app.ts';
import { run, WITH_PASSWORD } from '../../support/cli/run.ts';
import { sampleKey } from '../../support/cli/sample.ts';

const KEY = sampleKey();
const ON = { device: 'thisdevice000000', deviceName: 'laptop' };

const view = (id: string, changes: Partial<ConsumerView> = {}): ConsumerView => ({
  ...{ id: consumerId.parse(id), credentialId: KEY.id, note: '', restart: '', addedAt: 0 },
  place: { kind: 'by-hand', what: 'jenkins', name: 'ci', owner: 'li' },
  ...{ state: 'unchecked', problem: null, leak: false, scrub: null },
  ...changes,
});

const FILE = view('f000000000000001', {
  place: {
    ...{ kind: 'file', ...ON, path: '/home/li/.aws/credentials', file: 'aws-credentials', entry: 'prod' },
    holds: 'values',
  },
  state: 'stale',
});
const COMMAND = view('c000000000000002', {
  place: {
    ...{ kind: 'command', ...ON, name: 'deploy', run: ['/opt/deploy', '--prod'], check: ['/opt/check'] },
    ...{ restore: null, timeoutSeconds: 9 },
  },
});
const HAND = view('h000000000000003');
const ALL = [FILE, COMMAND, HAND];

const answers = {
  'credentials.list': () => ({ total: 1, rows: [KEY] }),
  'credentials.get': () => KEY,
  'consumers.list': () => ALL,
  'consumers.addByHand': () => HAND,
  'consumers.addCommand': () => COMMAND,
  'consumers.addFile': () => FILE,
  'consumers.edit': () => HAND,
  'consumers.editCommand': () => COMMAND,
  'consumers.remove': () => ({}),
  'consumers.serve': () => [FILE],
} as const;

const entries = (...names: readonly (readonly [string, string])[]) => ({
  ...answers,
  'consumers.entries': () => ({
    ...{ path: '/home/li/.aws/credentials', kind: 'aws-credentials' as const },
    entries: names.map(([entry, publicId]) => ({ entry, cloud: 'aws' as const, publicId })),
  }),
});

const places = (words: readonly string[], more: Parameters<typeof run>[1] = answers, io = {}) =>
  run(['places', ...words, ...(words.includes('--') ? [] : WITH_PASSWORD)], more, io);
/** As `places`, for a line that ends with a program. */
const running = (words: readonly string[], argv: readonly string[]) =>
  run(['places', ...WITH_PASSWORD, ...words, '--', ...argv], answers);

describe('places', () => {
  it('are listed with their states, of one key too', async () => {
    const { stdout, code } = await places(['--lang', 'en']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/f000000000000001 .*file .*credentials \[prod\] .*stale/);
    expect(stdout).toMatch(/c000000000000002 .*deploy \(\/opt\/deploy --prod\) .*not checked/);
    const one = await places([KEY.id, '--json']);
    expect(one.inputs('consumers.list')).toEqual([{ credential: KEY.id }]);
    expect(one.json()).toMatchObject({
      places: [{ id: FILE.id, key: KEY.id, state: 'stale', place: { kind: 'file' }, problem: null }, {}, {}],
    });
    const none = await places(['--lang', 'en'], { ...answers, 'consumers.list': () => [] });
    expect([none.stdout, none.stderr]).toEqual(['', expect.stringContaining('No place is known')]);
  });
});

describe('places add', () => {
  it('takes the only entry of a file, or the one with the public id of the key', async () => {
    const words = ['add', KEY.id, '--file', 'credentials', '--note', 'n'];
    const only = await places(words, entries(['default', 'AKIAX']));
    expect(only.inputs('consumers.addFile')).toEqual([
      { credential: KEY.id, file: TICKET, entry: 'default', note: 'n' },
    ]);
    const own = await places(words, entries(['default', 'AKIAX'], ['prod', KEY.publicId]));
    expect(own.inputs('consumers.addFile')).toMatchObject([{ entry: 'prod' }]);
    const named = await places([...words, '--entry', 'b'], entries(['a', 'X'], ['b', 'Y']));
    expect(named.inputs('consumers.addFile')).toMatchObject([{ entry: 'b' }]);
    for (const more of [[], ['--entry', 'none']]) {
      const unclear = await places([...words, ...more, '--lang', 'en'], entries(['a', 'X'], ['b', 'Y']));
      expect([unclear.code, unclear.stderr]).toEqual([2, expect.stringContaining('The file has: a, b')]);
    }
  });

  it('takes a place that a person sees to, and a command with its words behind --', async () => {
    const hand = await places(['add', KEY.id, '--by-hand', 'jenkins', '--name', ' ci ', '--owner', 'li']);
    expect(hand.inputs('consumers.addByHand')).toEqual([
      { credential: KEY.id, place: { what: 'jenkins', name: 'ci', owner: 'li' } },
    ]);
    const check = ['--check', '["/opt/check","-q"]', '--timeout', '9', '--restart', 'nginx'];
    const command = await running(['add', KEY.id, '--command', ...check], ['/opt/deploy', '--json', 'a b']);
    expect(command.code).toBe(0);
    expect(command.inputs('consumers.addCommand')).toEqual([
      {
        credential: KEY.id,
        command: {
          ...{ name: '/opt/deploy', run: ['/opt/deploy', '--json', 'a b'], check: ['/opt/check', '-q'] },
          ...{ restore: null, timeoutSeconds: 9 },
        },
        restart: 'nginx',
      },
    ]);
  });

  it.each([
    [['add', KEY.id], '--file'],
    [['add', KEY.id, '--by-hand', 'nowhere', '--name', 'a'], 'jenkins'],
    [['add', KEY.id, '--by-hand', 'ci'], '--name'],
    [['add', KEY.id, '--by-hand', 'ci', '--file', 'x'], 'exclude'],
    [['add', KEY.id, '--command'], '--command'],
    [['add', KEY.id, '--command', '--check', 'sh -c x'], 'JSON array'],
    [['add', KEY.id, '--file', 'x', 'surplus'], 'more arguments'],
    [['edit', FILE.id], '--note'],
    [['update'], '--all'],
    [['update', '--all', '--key', KEY.id], 'exclude'],
    [['remove', 'f0'], '4'],
  ])('ends %j as a wrong command line', async (words, text) => {
    const { code, stderr } = await places([...words, '--lang', 'en']);
    expect([code, stderr]).toEqual([2, expect.stringContaining(text)]);
  });
});

describe('places edit', () => {
  it('changes what is said and keeps the rest', async () => {
    const about = await places(['edit', 'f0000', '--note', 'n']);
    expect(about.inputs('consumers.edit')).toEqual([{ id: FILE.id, note: 'n' }]);
    const hand = await places(['edit', HAND.id, '--owner', 'wang']);
    expect(hand.inputs('consumers.edit')).toEqual([
      { id: HAND.id, byHand: { what: 'jenkins', name: 'ci', owner: 'wang' } },
    ]);
    const command = await places(['edit', COMMAND.id, '--timeout', '5', '--note', 'n']);
    expect(command.inputs('consumers.editCommand')).toEqual([
      {
        id: COMMAND.id,
        command: {
          ...{ name: 'deploy', run: ['/opt/deploy', '--prod'], check: ['/opt/check'], restore: null },
          timeoutSeconds: 5,
        },
      },
    ]);
    expect(command.inputs('consumers.edit')).toEqual([{ id: COMMAND.id, note: 'n' }]);
    const words = await running(['edit', COMMAND.id], ['/opt/other']);
    expect(words.inputs('consumers.editCommand')).toMatchObject([{ command: { run: ['/opt/other'] } }]);
    expect((await places(['edit', FILE.id, '--name', 'x'])).code).toBe(1);
    expect((await places(['edit', 'zzzz', '--note', 'x'])).code).toBe(1);
  });
});

describe('places remove', () => {
  it('forgets places, and asks first where a tool asks Keyturn', async () => {
    const plain = await places(['remove', FILE.id, 'h000', FILE.id]);
    expect(plain.inputs('consumers.remove')).toEqual([{ ids: [FILE.id, HAND.id] }]);
    const asking = { ...FILE, place: { ...FILE.place, holds: 'command' } } as ConsumerView;
    const more = { ...answers, 'consumers.list': () => [asking] };
    const refused = await places(['remove', FILE.id], more);
    expect([refused.code, refused.inputs('consumers.remove')]).toEqual([2, []]);
    const agreed = await places(['remove', FILE.id, '--yes'], more);
    expect(agreed.inputs('consumers.remove')).toHaveLength(1);
  });
});

describe('places update', () => {
  it('serves what is behind, or what is named', async () => {
    const all = await places(['update', '--all']);
    expect(all.inputs('consumers.serve')).toEqual([{ ids: [FILE.id, COMMAND.id], over: false }]);
    const named = await places(['update', HAND.id]);
    expect(named.inputs('consumers.serve')).toEqual([{ ids: [HAND.id], over: true }]);
    const key = await places(['update', '--key', KEY.id], { ...answers, 'consumers.list': () => [] });
    expect([key.code, key.inputs('consumers.serve')]).toEqual([0, []]);
  });

  it('says of each that failed why, and ends as refused', async () => {
    const problem = { code: 'command-failed', params: { name: 'deploy', code: 3 } };
    const { code, stderr } = await places(['update', COMMAND.id, '--lang', 'en'], {
      ...answers,
      'consumers.serve': () => [{ ...COMMAND, problem }],
    });
    expect([code, stderr]).toEqual([1, expect.stringMatching(/deploy failed.*code 3/s)]);
    const unknown = await places(['update', COMMAND.id], {
      ...answers,
      'consumers.serve': () => [{ ...COMMAND, problem: { code: 'not-yet-known', params: {} } }],
    });
    expect(unknown.code).toBe(1);
    const locked = await places(['update', COMMAND.id], {
      ...answers,
      'consumers.serve': () => {
        throw new KeyturnError('vault-locked');
      },
    });
    expect(locked.code).toBe(3);
  });
});

import { describe, expect, it } from 'vitest';
import { KeyturnError } from '../../../src/shared/ipc/envelope.ts';
import { FAKE_NOW } from '../../support/cli/fake-io.ts';
import { run, WITH_PASSWORD } from '../../support/cli/run.ts';
import { sampleKey, vaultOf } from '../../support/cli/sample.ts';

const DAY = 86_400_000;
const first = sampleKey();
const second = sampleKey({
  id: 'aaaa000000000002',
  publicId: 'AKIAQ3EGRIMWKEYTURN8',
  label: 'backup\u001b[2J',
  createdAt: null,
});
const removed = sampleKey({
  id: 'bbbb000000000003',
  publicId: 'AKIAQ3EGRIMWKEYTURN9',
  label: 'old',
  removedAt: FAKE_NOW - DAY,
});
const vault = vaultOf(first, second, removed);

describe('list', () => {
  it('asks page by page until it has them all', async () => {
    const many = Array.from({ length: 1201 }, (_, n) =>
      sampleKey({ id: `aaaa00000000${String(n).padStart(4, '0')}`, label: `key ${n}` }),
    );
    const ended = await run(['list', '--json', ...WITH_PASSWORD], vaultOf(...many));
    expect(ended.json()).toMatchObject({ total: 1201 });
    expect(ended.inputs('credentials.list')).toHaveLength(3);
  });

  it('gives stable JSON with instants as ISO 8601', async () => {
    const ended = await run(['list', '--json', ...WITH_PASSWORD], vaultOf(first));
    expect(ended.code).toBe(0);
    expect(ended.stderr).toBe('');
    expect(ended.json()).toEqual({
      total: 1,
      keys: [
        {
          id: 'aaaa000000000001',
          label: '部署 deploy',
          cloud: 'aws',
          accountId: 'acc0000000000001',
          accountLabel: 'prod',
          environment: 'production',
          publicId: 'AKIAQ3EGRIMWKEYTURN7',
          kind: 'access-key',
          state: 'active',
          createdAt: '2026-01-30T00:00:00.000Z',
          expiresAt: null,
          periodDays: 90,
          leadTimes: [30, 14, 7, 1],
          due: { state: 'calm', at: '2026-04-30T00:00:00.000Z', days: 60 },
          health: { state: 'unverified', at: null, failure: null },
          removedAt: null,
          snoozedUntil: null,
        },
      ],
    });
  });

  it('gives a table with masked ids and disarmed labels', async () => {
    const ended = await run(['list', ...WITH_PASSWORD], vault, { terminal: true, env: { NO_COLOR: '1' } });
    expect(ended.stdout).toContain('due in 60 days');
    expect(ended.stdout).toContain('age unknown');
    expect(ended.stdout).toContain('AKIA…URN7');
    expect(ended.stdout).not.toContain('AKIAQ3EGRIMW');
    expect(ended.stdout).not.toContain('\u001b');
    expect(ended.stdout).toContain('backup\\u{1b}[2J');
  });

  it('shows ids that tell its rows apart', async () => {
    const ended = await run(['list', ...WITH_PASSWORD], vault);
    expect(ended.stdout).toContain('aaaa000000000001');
    expect((await run(['list', ...WITH_PASSWORD], vaultOf(first))).stdout).toMatch(/^aaaa00 /m);
  });

  it.each([
    ['due', { kind: 'due' }],
    ['bin', { kind: 'bin' }],
    ['cloud:aliyun', { kind: 'cloud', cloud: 'aliyun' }],
  ])('--view %s', async (word, view) => {
    const ended = await run(['list', '--view', word, ...WITH_PASSWORD], vault);
    expect(ended.inputs('credentials.list')[0]).toMatchObject({ view });
  });

  it('says so when there is nothing', async () => {
    const ended = await run(['list', ...WITH_PASSWORD]);
    expect(ended).toMatchObject({ code: 0, stdout: '', stderr: 'No keys.\n' });
  });
});

describe('search and due', () => {
  it('search hands the text on as it is', async () => {
    const ended = await run(['search', '部署', '--json', ...WITH_PASSWORD], vault);
    expect(ended.json()).toMatchObject({ total: 1 });
    expect(ended.inputs('credentials.list')[0]).toMatchObject({ search: '部署' });
  });

  it('due ends with 0 whether something is due or not', async () => {
    expect((await run(['due', ...WITH_PASSWORD], vault)).code).toBe(0);
    expect((await run(['due', ...WITH_PASSWORD])).code).toBe(0);
  });
});

describe('an ID', () => {
  const shown = async (id: string, verb = 'show') => run([verb, id, '--json', ...WITH_PASSWORD], vault);

  it.each([
    ['whole', 'aaaa000000000001'],
    ['the public id', 'AKIAQ3EGRIMWKEYTURN7'],
    ['the start of only one', 'bbbb'],
    ['the start of only one, in capitals', 'BBBB'],
  ])('may be %s', async (_name, id) => expect((await shown(id)).code).toBe(0));

  it('that fits several ends with 2 and the candidates', async () => {
    const ended = await shown('aaaa');
    expect(ended.code).toBe(2);
    expect(ended.json()).toMatchObject({ error: { code: 'ambiguous-id', params: { id: 'aaaa' } } });
    expect(ended.stderr).toContain('aaaa000000000001 (部署 deploy), aaaa000000000002 (backup\\u{1b}[2J)');
  });

  it('that is too short ends with 2, unknown with 1', async () => {
    expect((await shown('aaa')).code).toBe(2);
    const unknown = await shown('zzzz');
    expect(unknown.code).toBe(1);
    expect(unknown.stderr).toContain('No key zzzz here');
  });

  it('of a removed key means nothing to remove and verify, that of a kept one nothing to restore', async () => {
    for (const verb of ['remove', 'verify']) {
      for (const id of ['bbbb', removed.id, removed.publicId]) expect((await shown(id, verb)).code).toBe(1);
    }
    expect((await shown(first.id, 'restore')).code).toBe(1);
  });
});

describe('show', () => {
  it('gives everything but secrets', async () => {
    const ended = await run(['show', first.id, '--json', ...WITH_PASSWORD], vault);
    expect(ended.json()).toMatchObject({
      id: first.id,
      endpoints: { sts: 'https://sts.example' },
      fields: { access_key_id: 'AKIAQ3EGRIMWKEYTURN7' },
      secretFields: ['secret_access_key'],
      identity: null,
    });
    expect(ended.inputs('credentials.reveal')).toEqual([]);
  });

  it('says when it is told, and whose lead times these are', async () => {
    const english = await run(['show', first.id, ...WITH_PASSWORD], vault);
    expect(english.stdout).toMatch(/^Reminders +30, 14, 7, 1 days before$/m);
    expect(english.stdout).toMatch(/^Next reminder +31 March 2026/m);
    const own = vaultOf({ ...first, leadTimes: [1], ownLeadTimes: [1] });
    const chinese = await run(['show', first.id, '--lang', 'zh', ...WITH_PASSWORD], own);
    expect(chinese.stdout).toMatch(/^提醒 +提前 1 天（在此密钥上设置）$/m);
    const none = vaultOf({ ...first, leadTimes: [], ownLeadTimes: [] });
    expect((await run(['show', first.id, ...WITH_PASSWORD], none)).stdout).toContain('on the date alone');
  });

  it("uses the cloud's own field names, in the language", async () => {
    const english = await run(['show', first.id, ...WITH_PASSWORD], vault);
    expect(english.stdout).toMatch(/^Secret access key +held, not shown$/m);
    const chinese = await run(['show', first.id, '--lang', 'zh', ...WITH_PASSWORD], vault);
    expect(chinese.stdout).toMatch(/^私有访问密钥 +已保存，不显示$/m);
  });
});

describe('remove, restore and edit', () => {
  it('remove moves all that were named at once', async () => {
    const argv = ['remove', first.id, second.publicId, first.publicId, '--json', ...WITH_PASSWORD];
    const ended = await run(argv, { ...vault, 'credentials.remove': () => ({}) });
    expect(ended.inputs('credentials.remove')).toEqual([{ ids: [first.id, second.id] }]);
    expect(ended.json()).toEqual({ ids: [first.id, second.id] });
  });

  it('remove moves none when one means nothing', async () => {
    const ended = await run(['remove', first.id, 'zzzz', ...WITH_PASSWORD], vault);
    expect(ended.code).toBe(1);
    expect(ended.inputs('credentials.remove')).toEqual([]);
  });

  it('restore looks into the bin', async () => {
    const ended = await run(['restore', 'bbbb', ...WITH_PASSWORD], {
      ...vault,
      'credentials.restore': () => ({}),
    });
    expect(ended.code).toBe(0);
    expect(ended.inputs('credentials.restore')).toEqual([{ ids: [removed.id] }]);
  });

  it.each([
    [['--label', 'new'], { label: 'new' }],
    [['--note', ''], { note: '' }],
    [['--period', '30', '--note', 'n'], { periodDays: 30, note: 'n' }],
    [['--period', 'default'], { periodDays: null }],
    [['--lead-times', '7, 30'], { leadTimes: [30, 7] }],
    [['--lead-times', '0'], { leadTimes: [] }],
    [['--lead-times', 'default'], { leadTimes: null }],
  ])('edit %j changes that and no more', async (options, changes) => {
    const ended = await run(['edit', first.id, ...options, ...WITH_PASSWORD], {
      ...vault,
      'credentials.edit': () => first,
    });
    expect(ended.code).toBe(0);
    expect(ended.inputs('credentials.edit')).toEqual([{ id: first.id, changes }]);
  });
});

it.each([
  ['edit', first.id, '--lead-times', '0.5'],
  ['edit', first.id, '--lead-times', ''],
  ['add', 'aws', '--label', 'x', '--lead-times', 'default'],
])('%s %s %s %j says what lead times are', async (...argv) => {
  const ended = await run([...argv, ...WITH_PASSWORD], vault);
  expect(ended.code).toBe(2);
  expect(ended.stderr).toContain('--lead-times takes at most eight numbers');
});

describe('reveal', () => {
  const answers = { ...vault, 'credentials.reveal': () => ({ value: 's3cret\u001b' }) };

  it('refuses where stdout is no terminal, before it opens anything', async () => {
    for (const extra of [[], ['--json']]) {
      const ended = await run(['reveal', first.id, ...extra, ...WITH_PASSWORD], answers);
      expect(ended.code).toBe(1);
      expect(ended.opened).toEqual([]);
      expect(ended.stderr).toContain('--force');
    }
  });

  it('prints to a terminal what cannot harm it', async () => {
    const ended = await run(['reveal', first.id, ...WITH_PASSWORD], answers, { terminal: true });
    expect(ended.stdout).toBe('s3cret\\u{1b}\n');
    expect(ended.inputs('credentials.reveal')).toEqual([{ id: first.id, field: 'secret_access_key' }]);
  });

  it('prints the value as it is where that is insisted on', async () => {
    const ended = await run(['reveal', first.id, '--force', ...WITH_PASSWORD], answers);
    expect(ended.stdout).toBe('s3cret\u001b\n');
    expect(ended.stderr).toBe('');
  });

  it('takes another field, and only one that the cloud has', async () => {
    const argv = ['reveal', first.id, '--force', '--json', '--field'];
    const token = await run([...argv, 'session_token', ...WITH_PASSWORD], answers);
    expect(token.json()).toMatchObject({ id: first.id, field: 'session_token' });
    expect((await run([...argv, 'pin', ...WITH_PASSWORD], answers)).code).toBe(2);
  });

  it('ends with 4 where the vault cannot read it', async () => {
    const ended = await run(['reveal', first.id, '--force', ...WITH_PASSWORD], {
      ...vault,
      'credentials.reveal': () => {
        throw new KeyturnError('secret-unreadable');
      },
    });
    expect(ended.code).toBe(4);
  });
});

import { describe, expect, it } from 'vitest';
import type { Output } from '../../../src/shared/ipc/contract.ts';
import { KeyturnError } from '../../../src/shared/ipc/envelope.ts';
import type { CloudFailure } from '../../../src/shared/model/failure.ts';
import { DEFAULT_VAULT_SETTINGS } from '../../../src/shared/model/settings.ts';
import type { Answers } from '../../support/cli/fake-app.ts';
import { FAKE_NOW } from '../../support/cli/fake-io.ts';
import { run, WITH_PASSWORD } from '../../support/cli/run.ts';
import { sampleKey, vaultOf } from '../../support/cli/sample.ts';

const good = sampleKey({ label: 'good' });
const bad = sampleKey({ id: 'bbbb000000000002', label: 'bad', publicId: 'AKIAQ3EGRIMWKEYTURN8' });
const odd = sampleKey({ id: 'cccc000000000003', label: 'odd', publicId: 'AKIAQ3EGRIMWKEYTURN9' });

type Result = Output<'verification.start'>['results'][number]['result'];

const PROVEN: Result = {
  kind: 'proven',
  identity: {
    accountId: '123456789012',
    principalKind: 'user',
    principal: 'deploy',
    arn: 'arn:aws:iam::123456789012:user/deploy',
    at: FAKE_NOW,
  },
};
const FAILURE: CloudFailure = {
  kind: 'wrong-secret',
  vendorCode: 'SignatureDoesNotMatch',
  requestId: 'req-1',
  httpStatus: 403,
  host: 'sts.example',
  clockAheadMs: 12,
};
const FAILED: Result = { kind: 'failed', failure: FAILURE };

const REFUSED: Result = {
  kind: 'error',
  error: { code: 'insecure-endpoint', params: { host: 'plain.example' } },
};

const named = ({ id, label, publicId, cloud, accountLabel, state }: typeof good) => ({
  ...{ id, label, publicId, cloud, accountLabel, state },
});

/** A run over these keys of the three, as main answers. */
function ranOver(keys: readonly (typeof good)[]): Output<'verification.start'> {
  const results = [
    { id: good.id, result: PROVEN },
    { id: bad.id, result: FAILED },
    { id: odd.id, result: REFUSED },
  ].filter(({ id }) => keys.some((key) => key.id === id));
  const groups = (
    [
      [
        'replace-secret',
        bad,
        { kind: 'failure', failure: 'wrong-secret', vendorCode: 'SignatureDoesNotMatch' },
      ],
      ['address', odd, { kind: 'error', error: { code: 'insecure-endpoint', params: {} } }],
    ] as const
  )
    .filter(([, key]) => keys.includes(key))
    .map(([todo, key, cause]) => ({
      todo,
      keys: [{ key: named(key), accountId: key.accountId, cause, settled: false, looksUp: false }],
    }));
  const facts = { startedAt: FAKE_NOW, endedAt: FAKE_NOW, how: 'done', by: 'person' } as const;
  const proven = keys.includes(good) ? 1 : 0;
  const failed = keys.length - proven;
  return { summary: { ...facts, total: keys.length, proven, failed, groups }, results };
}

const answers: Answers = {
  ...vaultOf(good, bad, odd),
  'verification.status': () => ({ running: { done: 3, total: 3, failed: 2 }, last: null }),
  'verification.start': ({ scope }) =>
    ranOver([good, bad, odd].filter(({ id }) => scope.kind === 'view' || scope.ids.includes(id))),
};

describe('verify', () => {
  it('ends with 0 when every key is proven', async () => {
    const ended = await run(['verify', good.id, ...WITH_PASSWORD], answers);
    expect(ended.code).toBe(0);
    expect(ended.stdout).toBe(
      '✓ good: Principal deploy, Account ID 123456789012, ARN arn:aws:iam::123456789012:user/deploy\n',
    );
    expect(ended.stderr).toBe('1 proven, 0 failed\n');
  });

  it('ends with 1 when one fails, and still checks the others', async () => {
    const ended = await run(['verify', '--all', '--json', ...WITH_PASSWORD], answers);
    expect(ended.code).toBe(1);
    expect(ended.json()).toEqual({
      proven: 1,
      failed: 2,
      results: [
        {
          id: good.id,
          label: 'good',
          cloud: 'aws',
          publicId: good.publicId,
          result: 'proven',
          identity: {
            accountId: '123456789012',
            principalKind: 'user',
            principal: 'deploy',
            arn: 'arn:aws:iam::123456789012:user/deploy',
            details: {},
            at: '2026-03-01T00:00:00.000Z',
          },
          failure: null,
          error: null,
        },
        {
          id: bad.id,
          label: 'bad',
          cloud: 'aws',
          publicId: bad.publicId,
          result: 'failed',
          identity: null,
          failure: {
            kind: 'wrong-secret',
            vendorCode: 'SignatureDoesNotMatch',
            requestId: 'req-1',
            httpStatus: 403,
            host: 'sts.example',
            clockAheadMs: 12,
            certificates: null,
          },
          error: null,
        },
        {
          id: odd.id,
          label: 'odd',
          cloud: 'aws',
          publicId: odd.publicId,
          result: 'error',
          identity: null,
          failure: null,
          error: {
            code: 'insecure-endpoint',
            message: expect.any(String),
            params: { host: 'plain.example' },
          },
        },
      ],
      groups: [
        { todo: 'replace-secret', ids: [bad.id] },
        { todo: 'address', ids: [odd.id] },
      ],
    });
    expect(ended.stderr).toBe('');
  });

  it("names the vendor's code and request beside our words", async () => {
    const ended = await run(['verify', bad.id, ...WITH_PASSWORD], answers);
    expect(ended.stdout).toContain('SignatureDoesNotMatch, HTTP 403, req-1, sts.example');
  });

  it('lists proven keys as `list` has them, however the run came to them', async () => {
    const names = ['one', 'two', 'three', 'four'];
    const keys = names.map((label, at) => sampleKey({ id: `dddd00000000000${at}`, label }));
    const facts = { startedAt: FAKE_NOW, endedAt: FAKE_NOW, how: 'done', by: 'person' } as const;
    const ended = await run(['verify', '--all', ...WITH_PASSWORD], {
      ...answers,
      ...vaultOf(...keys),
      'verification.start': () => ({
        summary: { ...facts, total: 4, proven: 4, failed: 0, groups: [] },
        results: keys.map(({ id }) => ({ id, result: PROVEN })).reverse(),
      }),
    });
    const labels = [...ended.stdout.matchAll(/^✓ (\w+):/gm)].map(([, label]) => label);
    expect(labels).toEqual(names);
  });

  it('words what a code of our own says, with both certificates', async () => {
    const failing = (failure: CloudFailure): Answers => ({
      ...answers,
      'verification.start': () => ({
        ...ranOver([bad]),
        results: [{ id: bad.id, result: { kind: 'failed', failure } }],
      }),
    });
    const [pinned, shown] = [Array(32).fill('AA').join(':'), Array(32).fill('BB').join(':')];
    const changed = failing({
      ...FAILURE,
      ...{ kind: 'untrusted-certificate', vendorCode: 'PIN_CHANGED', certificates: { pinned, shown } },
    });
    const ended = await run(['verify', bad.id, ...WITH_PASSWORD], changed);
    expect(ended.stdout).toContain('another certificate than the pinned one');
    expect(ended.stdout).toContain(`  Pinned: ${pinned}\n  Shown now: ${shown}\n`);
    const json = await run(['verify', bad.id, '--json', ...WITH_PASSWORD], changed);
    expect(json.json()).toMatchObject({ results: [{ failure: { certificates: { pinned, shown } } }] });

    const malformed = failing({ ...FAILURE, vendorCode: 'MALFORMED_PRIVATE_KEY' });
    const chinese = await run(['verify', bad.id, '--lang', 'zh-CN', ...WITH_PASSWORD], malformed);
    expect(chinese.stdout).toContain('✗ bad: 私钥无法读取\n');
    expect(chinese.stdout).not.toContain('签名');
  });

  it('shows progress on a terminal and takes it away again', async () => {
    const ended = await run(['verify', '--all', ...WITH_PASSWORD], answers, { interactive: true });
    expect(ended.stderr).toContain('Verifying 3 of 3');
    const lines = ended.stderr.split('\r\u001b[K');
    expect(lines.at(-1)).toBe('1 proven, 2 failed\n');
  });

  it('groups many keys by what to do', async () => {
    const ended = await run(['verify', '--all', ...WITH_PASSWORD], answers);
    expect(ended.stdout).toContain('Replace the secret (1)\n');
    expect(ended.stdout).toContain(
      `  bad (aws, ${bad.id}): The secret does not match (SignatureDoesNotMatch)\n`,
    );
    expect(ended.stdout).toContain('Correct the address (1)\n');
    expect(ended.stdout).toMatch(/^✓ good: Principal deploy/);
    const chinese = await run(['verify', '--all', '--lang', 'zh-CN', ...WITH_PASSWORD], answers);
    expect(chinese.stdout).toContain('更换 Secret（1）\n');
  });

  it('asks one platform alone', async () => {
    const ended = await run(['verify', '--cloud', 'aliyun', '--json', ...WITH_PASSWORD], answers);
    expect(ended.inputs('verification.start')).toEqual([
      { scope: { kind: 'view', view: { kind: 'cloud', cloud: 'aliyun' }, search: '' } },
    ]);
    expect((await run(['verify', '--cloud', 'aliyun', good.id, ...WITH_PASSWORD], answers)).code).toBe(2);
    expect((await run(['verify', '--cloud', 'nowhere', ...WITH_PASSWORD], answers)).code).toBe(2);
  });

  it('asks with another key whether one is disabled', async () => {
    const look: Answers = {
      ...answers,
      'verification.lookUp': () => ({ kind: 'seen', state: 'disabled', at: FAKE_NOW }),
    };
    const ended = await run(['verify', bad.id, '--ask-with', good.id, ...WITH_PASSWORD], look);
    expect(ended.code).toBe(0);
    expect(ended.stdout).toMatch(/^bad: disabled\n {2}The key exists but is disabled/);
    expect(ended.inputs('verification.lookUp')).toEqual([{ id: bad.id, with: good.id }]);

    const refused: Answers = {
      ...answers,
      'verification.lookUp': () => ({
        kind: 'refused',
        failure: { ...FAILURE, kind: 'denied-but-valid' },
      }),
    };
    const denied = await run(['verify', bad.id, '--ask-with', good.id, '--json', ...WITH_PASSWORD], refused);
    expect(denied.code).toBe(1);
    expect(denied.json()).toMatchObject({ state: null, failure: { kind: 'denied-but-valid' } });
    expect((await run(['verify', '--ask-with', good.id, ...WITH_PASSWORD], look)).code).toBe(2);
  });

  it('names the field that kept a key from being asked', async () => {
    const key = sampleKey({ label: 'node', cloud: 'zstack' });
    const error = { code: 'invalid-input', params: { field: 'server_timezone' } } as const;
    const cause = { kind: 'error', error } as const;
    const ran: Answers = {
      ...vaultOf(key),
      'verification.start': () => ({
        summary: {
          ...{ startedAt: FAKE_NOW, endedAt: FAKE_NOW, how: 'done', by: 'person' },
          ...{ total: 1, proven: 0, failed: 1 },
          groups: [
            {
              todo: 'correct',
              keys: [{ key: named(key), accountId: key.accountId, cause, settled: false, looksUp: false }],
            },
          ],
        },
        results: [{ id: key.id, result: { kind: 'error', error } }],
      }),
    };
    const words = 'Server time zone: not of a form that can be used';
    expect((await run(['verify', key.id, ...WITH_PASSWORD], ran)).stdout).toBe(`✗ node: ${words}\n`);
    expect((await run(['verify', '--all', ...WITH_PASSWORD], ran)).stdout).toContain(
      `  node (zstack, ${key.id}): ${words}\n`,
    );
  });

  it('says where a search among users ended, and that one was stopped', async () => {
    const at = FAKE_NOW;
    const beyond: Answers = {
      ...answers,
      'verification.lookUp': () => ({ kind: 'seen', state: 'beyond', at }),
    };
    const ended = await run(['verify', bad.id, '--ask-with', good.id, ...WITH_PASSWORD], beyond);
    expect(ended.code).toBe(1);
    expect(ended.stdout).toMatch(/^bad: not found so far\n {2}The first 300 users do not have it/);
    const stopped: Answers = { ...answers, 'verification.lookUp': () => ({ kind: 'stopped' }) };
    expect((await run(['verify', bad.id, '--ask-with', good.id, ...WITH_PASSWORD], stopped)).code).toBe(130);
  });

  it('sets the schedule, and names the choices', async () => {
    const set: Answers = { 'settings.set': () => ({ ...DEFAULT_VAULT_SETTINGS, verifySchedule: 'weekly' }) };
    const ended = await run(['verify', '--schedule', 'weekly', ...WITH_PASSWORD], set);
    expect([ended.code, ended.stderr]).toEqual([0, 'Scheduled verification: Weekly\n']);
    expect(ended.inputs('settings.set')).toEqual([{ verifySchedule: 'weekly' }]);
    const wrong = await run(['verify', '--schedule', 'hourly', ...WITH_PASSWORD], set);
    expect(wrong.code).toBe(2);
    expect(wrong.stderr).toContain('off, daily, weekly');
  });

  it('says what the platform does not tell', async () => {
    const silent: Answers = {
      ...answers,
      'verification.start': () => {
        const ran = ranOver([good]);
        const identity = {
          accountId: null,
          principalKind: 'other',
          principal: null,
          arn: null,
          at: FAKE_NOW,
        } as const;
        return { ...ran, results: [{ id: good.id, result: { kind: 'proven', identity } }] };
      },
    };
    const ended = await run(['verify', good.id, ...WITH_PASSWORD], silent);
    expect(ended.stdout).toBe('✓ good: works; the platform does not tell whose it is\n');
  });

  it('stops when the vault itself fails', async () => {
    const ended = await run(['verify', '--all', '--json', ...WITH_PASSWORD], {
      ...answers,
      'verification.start': () => {
        throw new KeyturnError('disk-full');
      },
    });
    expect(ended.code).toBe(5);
    expect(ended.json()).toMatchObject({ error: { code: 'disk-full' } });
  });

  it('is content with an empty vault', async () => {
    const none: Answers = { 'verification.start': () => ranOver([]) };
    const ended = await run(['verify', '--all', ...WITH_PASSWORD], none);
    expect([ended.code, ended.stdout]).toEqual([0, 'No key was asked.\n']);
  });
});

import { describe, expect, it } from 'vitest';
import { KeyturnError } from '../../../src/shared/ipc/envelope.ts';
import { credentialId } from '../../../src/shared/model/ids.ts';
import type { Joined } from '../../../src/shared/model/join.ts';
import { run, WITH_PASSWORD } from '../../support/cli/run.ts';
import { sampleKey, vaultOf } from '../../support/cli/sample.ts';
import { accountIdOf, accountOf } from '../../support/fake/keys.ts';

const stays = accountOf(1, { label: 'prod', environment: 'production' });
const goes = accountOf(2, { label: "bob's laptop", environment: 'dev' });
const lone = accountOf(3, { label: 'lone\u001b[2J', cloud: 'aliyun' });
const differences = [{ field: 'environment', kept: 'production', dropped: 'dev' }] as const;
const moved = [credentialId.parse('aaaa000000000001')];
const vault = {
  ...vaultOf(sampleKey()),
  'accounts.list': () => [stays, goes, lone],
  'accounts.offers': () => [{ from: goes, into: stays, differences, obstacle: null }],
  'accounts.join': (): Joined => ({ account: stays, left: goes, moved, differences: [...differences] }),
  'credentials.move': () => ({ accountId: stays.id }),
};

describe('accounts', () => {
  it('lists them with those of the same user', async () => {
    const ended = await run(['accounts', '--json', ...WITH_PASSWORD], vault);
    expect(ended.json()).toMatchObject({
      accounts: [
        { id: stays.id, label: 'prod', environment: 'production', sameUserAs: [goes.id] },
        { id: goes.id, sameUserAs: [stays.id] },
        { id: lone.id, cloud: 'aliyun', sameUserAs: [] },
      ],
    });
    expect(ended.inputs('accounts.offers')).toEqual([{ id: null }]);
  });

  it('prints a table without control characters, and a note where there are none', async () => {
    const ended = await run(['accounts', ...WITH_PASSWORD], vault);
    expect(ended.stdout).toMatch(new RegExp(`${goes.id} .*bob's laptop.* ${stays.id}`));
    expect(ended.stdout).toContain('lone\\u{1b}[2J');
    const none = await run(['accounts', '--lang', 'en', ...WITH_PASSWORD], {
      ...vault,
      'accounts.list': () => [],
      'accounts.offers': () => [],
    });
    expect([none.code, none.stdout, none.stderr]).toEqual([0, '', 'No accounts.\n']);
  });
});

describe('join', () => {
  it('puts the first one into the second, tells what gave way and how to take it back', async () => {
    const ended = await run(['join', "bob's laptop", stays.id, '--lang', 'en', ...WITH_PASSWORD], vault);
    expect(ended.code).toBe(0);
    expect(ended.inputs('accounts.join')).toEqual([{ id: goes.id, into: stays.id }]);
    expect(ended.stdout).toBe('');
    expect(ended.stderr).toContain('Environment: production stays, dev goes.');
    expect(ended.stderr).toContain(`keyturn move ${moved.join(' ')} --apart 'bob'\\''s laptop'`);
  });

  it('gives JSON', async () => {
    const ended = await run(['join', goes.id, 'prod', '--json', ...WITH_PASSWORD], vault);
    expect(ended.json()).toMatchObject({
      account: { id: stays.id },
      left: { id: goes.id, label: "bob's laptop" },
      moved,
      differences,
    });
    expect(ended.stderr).toBe('');
  });

  it.each([
    ['not-same-user', 'no proofs name the same user'],
    ['reached-differently', 'addresses or proxies differ'],
    ['too-much-text', 'more than 20 tags'],
    ['rotating', 'A rotation that has not ended'],
  ] as const)('says in plain words why it was refused: %s', async (code, sentence) => {
    const ended = await run(['join', goes.id, stays.id, '--lang', 'en', ...WITH_PASSWORD], {
      ...vault,
      'accounts.join': () => {
        throw new KeyturnError(code);
      },
    });
    expect(ended.code).toBe(1);
    expect(ended.stderr).toContain(sentence);
  });

  it('knows no account that is not there', async () => {
    const ended = await run(['join', goes.id, 'nobody', ...WITH_PASSWORD], vault);
    expect(ended.code).toBe(2);
    expect(ended.inputs('accounts.join')).toEqual([]);
  });
});

describe('move', () => {
  const key = sampleKey();

  it('puts keys under an account of their cloud', async () => {
    const ended = await run(['move', key.id, '--to', 'prod', ...WITH_PASSWORD], vault);
    expect(ended.code).toBe(0);
    expect(ended.inputs('credentials.move')).toEqual([
      { ids: [key.id], account: { kind: 'existing', id: accountIdOf(1) } },
    ]);
    const other = await run(['move', key.id, '--to', lone.id, ...WITH_PASSWORD], vault);
    expect(other.code).toBe(2);
  });

  it('puts them apart under a new name, reached as before', async () => {
    const ended = await run(['move', key.id, '--apart', 'laptop', '--json', ...WITH_PASSWORD], vault);
    const { id: _id, cloud: _cloud, ...draft } = key.account;
    expect(ended.inputs('credentials.move')).toEqual([
      { ids: [key.id], account: { kind: 'new', draft: { ...draft, label: 'laptop' } } },
    ]);
    expect(ended.json()).toEqual({ ids: [key.id], accountId: stays.id });
  });

  it.each([[[]], [['--to', 'prod', '--apart', 'x']], [['--apart', ' ']]])('refuses %j', async (options) => {
    const ended = await run(['move', key.id, ...options, ...WITH_PASSWORD], vault);
    expect(ended.code).toBe(2);
    expect(ended.inputs('credentials.move')).toEqual([]);
  });
});

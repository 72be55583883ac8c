import { describe, expect, it } from 'vitest';
import { unionOf } from '../../../../../src/main/services/accounts/union.ts';
import { accountOf } from '../../../../support/fake/keys.ts';

const sts = 'http://127.0.0.1:1';
const iam = 'http://127.0.0.1:2';

describe('two accounts laid into one', () => {
  it('keep the name, the environment and the owner of the one that stays, and lose no tag and no note', () => {
    const from = accountOf(1, { environment: 'staging', owner: 'Bo', tags: ['b', 'a'], note: 'second' });
    const into = accountOf(2, { environment: 'production', owner: 'An', tags: ['a'], note: 'first' });
    expect(unionOf(from, into)).toEqual({
      account: { ...into, tags: ['a', 'b'], note: 'first\n\nsecond' },
      differences: [
        { field: 'environment', kept: 'production', dropped: 'staging' },
        { field: 'owner', kept: 'An', dropped: 'Bo' },
      ],
      obstacle: null,
    });
  });

  it('take what only the one that goes says, and one note where both say the same', () => {
    const from = accountOf(1, { environment: 'staging', owner: 'Bo', note: 'same' });
    const into = accountOf(2, { environment: '', note: 'same' });
    const { account, differences } = unionOf(from, into);
    expect(account).toMatchObject({ environment: 'staging', owner: 'Bo', note: 'same' });
    expect(differences).toEqual([]);
  });

  it('hold the pins of both, and of one host that of the one that stays', () => {
    const pin = (host: string, digit: string) => ({ host, fingerprint: Array(32).fill(digit).join(':') });
    const from = accountOf(1, { pins: [pin('a:443', 'AA'), pin('b:443', 'AA')] });
    const into = accountOf(2, { pins: [pin('a:443', 'BB')] });
    expect(unionOf(from, into).account.pins).toEqual([pin('a:443', 'BB'), pin('b:443', 'AA')]);
  });

  it('tell of a period that gives way to the default', () => {
    const { account, differences } = unionOf(accountOf(1, { periodDays: 30 }), accountOf(2));
    expect(account.periodDays).toBeNull();
    expect(differences).toEqual([{ field: 'periodDays', kept: null, dropped: 30 }]);
  });

  it.each([
    ['the same addresses in another order', { endpoints: { iam, sts } }, null],
    ['another address', { endpoints: { sts, iam: sts } }, 'reached-differently'],
    ['an address less', { endpoints: { sts } }, 'reached-differently'],
    ['another proxy', { endpoints: { sts, iam }, proxy: iam }, 'reached-differently'],
    ['too many tags', { endpoints: { sts, iam }, tags: [...'abcdefghijk'] }, 'too-much-text'],
    ['too long a note', { endpoints: { sts, iam }, note: 'n'.repeat(2000) }, 'too-much-text'],
  ] as const)('with %s', (_what, changes, obstacle) => {
    const into = accountOf(2, { endpoints: { sts, iam }, tags: [...'0123456789'], note: 'm'.repeat(1999) });
    expect(unionOf(accountOf(1, changes), into).obstacle).toBe(obstacle);
  });
});

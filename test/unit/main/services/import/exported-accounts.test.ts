import { describe, expect, it } from 'vitest';
import type { ExportedAccount } from '../../../../../src/main/formats/keyturn/content.ts';
import { findsOf } from '../../../../../src/main/formats/keyturn/found.ts';
import type { NamedPlace } from '../../../../../src/main/services/credential-writing.ts';
import { createGroups, type NamedKey } from '../../../../../src/main/services/import/shared-account.ts';
import type { AccountId } from '../../../../../src/shared/model/ids.ts';

const account = (changes: Partial<ExportedAccount> = {}): ExportedAccount => ({
  ...{ cloud: 'aws', site: 'aws', label: 'prod', environment: null, owner: null, note: 'of the account' },
  ...{ tags: ['a', 'b'], endpoints: {}, periodDays: 45 },
  keys: [],
  ...changes,
});

const key = (publicId: string): ExportedAccount['keys'][number] => ({
  ...{ kind: 'access-key', label: `key ${publicId}`, state: 'active', createdAt: null, expiresAt: null },
  ...{ periodDays: null, leadTimes: null, note: '' },
  fields: { access_key_id: publicId },
  secrets: { secret_access_key: 'wJalrXUtnFEMIK7MDENGbPxRfiCYKEYTURNtest0' },
});

const named = (accounts: readonly ExportedAccount[]): readonly NamedKey[] =>
  findsOf({ accounts }).finds.map(({ key: found, periodDays, origin }, index) => ({
    ...{ key: found, periodDays, origin },
    row: { index, cloud: found.cloud, label: found.label, site: found.site ?? '' },
  }));

/** The accounts that keys come under, with a vault that has these accounts and no keys. */
function placesOf(accounts: readonly ExportedAccount[], there: Readonly<Record<string, string>> = {}) {
  const chosen = named(accounts);
  const asked: NamedPlace[] = [];
  const groups = createGroups(
    { keys: chosen, chosen },
    {
      find: () => null,
      accountNamed: (place) => {
        asked.push(place);
        return (there[place.label] ?? null) as AccountId | null;
      },
    },
  );
  return { places: chosen.map((mine) => groups.accountOf(mine)), asked };
}

describe('accounts of another vault', () => {
  it('are made anew with all that they say', () => {
    const { places, asked } = placesOf([
      account({ label: 'default', owner: 'Li', environment: 'prod', keys: [key('AKIA1'), key('AKIA2')] }),
    ]);
    expect(places[0]).toEqual({
      kind: 'new',
      draft: expect.objectContaining({
        ...{ label: 'default', owner: 'Li', environment: 'prod', note: 'of the account', tags: ['a', 'b'] },
        periodDays: 45,
      }),
    });
    // One look-up an account.
    expect(asked).toEqual([
      {
        ...{ cloud: 'aws', site: 'aws', label: 'default', owner: 'Li', environment: 'prod' },
        endpoints: {},
      },
    ]);
  });

  it('join the one that this vault has of the same name, unless the file has two of it', () => {
    const there = { prod: 'a000000000000000' };
    const one = account({ keys: [key('AKIA1')] });
    expect(placesOf([one], there).places).toEqual([{ kind: 'existing', id: there.prod }]);
    const two = placesOf([one, account({ keys: [key('AKIA2')] })], there).places;
    expect(two.map(({ kind }) => kind)).toEqual(['new', 'new']);
  });
});

describe('what a later program wrote', () => {
  it('is left out where this one has no place for it', () => {
    const { finds, passedOver } = findsOf({
      accounts: [
        account({ cloud: 'moon', keys: [key('1'), key('2')] }),
        account({
          ...{
            site: 'aws-moon',
            endpoints: { sts: 'https://sts.example', moon: 'https://moon', iam: 'no url' },
          },
          keys: [
            {
              ...key('AKIA1'),
              state: 'candidate',
              fields: { access_key_id: 'AKIA1', moon: 'x', secret_access_key: 'in the wrong place' },
              secrets: { secret_access_key: 's', access_key_id: 'AKIA2', moon: 'y' },
            },
          ],
        }),
      ],
    });
    expect(passedOver).toBe(2);
    expect(finds.map(({ key: found }) => found)).toMatchObject([
      { site: null, fields: { access_key_id: 'AKIA1' }, endpoints: { sts: 'https://sts.example' }, line: 1 },
    ]);
    expect(Object.keys(finds[0]?.key.fields ?? {})).toEqual(['access_key_id']);
    expect(Object.keys(finds[0]?.key.secrets ?? {})).toEqual(['secret_access_key']);
    expect(Object.keys(finds[0]?.key.endpoints ?? {})).toEqual(['sts']);
    expect(finds[0]?.key.more?.state).toBe('active');
  });
});

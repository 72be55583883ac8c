import { describe, expect, it } from 'vitest';
import {
  draftOf,
  emptyAccount,
  isPeriod,
  valuesOf,
} from '../../../../src/renderer/features/keys/account-values.ts';
import {
  cloudOf,
  isWorthKeeping,
  textsOf,
  valuesOfDraft,
} from '../../../../src/renderer/features/keys/key-form-draft.ts';
import { fieldsFor, inputOf, NEW_ACCOUNT } from '../../../../src/renderer/features/keys/key-form-values.ts';
import { allChoice, initialChoice, rowsToCommit } from '../../../../src/renderer/lib/import-rows.ts';
import { credentialInput } from '../../../../src/shared/model/credential.ts';
import type { ImportRow } from '../../../../src/shared/model/import.ts';
import { canTake } from '../../../../src/shared/model/import-taking.ts';
import { PLAIN } from '../../../support/fake/import-preview.ts';
import { accountOf, credentialIdOf } from '../../../support/fake/keys.ts';
import { SHOWN } from '../../../support/fake/reach-reports.ts';

describe('the form of a key', () => {
  const values = {
    label: ' deploy ',
    accountId: NEW_ACCOUNT,
    fields: { access_key_id: ' AKIAQ3EGRIMWKEYTURN7 ', region: '' },
    note: '',
    periodDays: '30',
    leadTimes: '3 10',
    account: { ...emptyAccount('aws'), proxyKind: 'own' as const, proxy: ' http://127.0.0.1:3128 ' },
  };

  it('asks for a session token only where the id is a temporary key’s', () => {
    const keys = (id: string) => fieldsFor('aws', id).map((field) => field.key);
    expect(keys('AKIAQ3EGRIMWKEYTURN7')).not.toContain('session_token');
    expect(keys('ASIAQ3EGRIMWKEYTURN7')).toContain('session_token');
  });

  it('makes what main takes, without blanks and empty fields', () => {
    const input = inputOf(values, 'aws', { secret_access_key: 's' }, []);
    expect(credentialInput.safeParse(input).success).toBe(true);
    expect(input).toMatchObject({ label: 'deploy', fields: { access_key_id: 'AKIAQ3EGRIMWKEYTURN7' } });
    expect(input.fields).not.toHaveProperty('region');
    expect(input.periodDays).toBe(30);
    expect(input.leadTimes).toEqual([10, 3]);
    expect(inputOf({ ...values, leadTimes: ' ' }, 'aws', {}, []).leadTimes).toBeNull();
  });

  it('comes back from a draft as it was left, without what was never filled in', () => {
    const blank = {
      ...values,
      label: '',
      fields: {},
      periodDays: '',
      leadTimes: '',
      account: emptyAccount('aws'),
    };
    const left = {
      ...values,
      account: {
        ...values.account,
        environment: 'production',
        endpoints: { ...emptyAccount('aws').endpoints, sts: 'https://x' },
      },
    };
    const texts = textsOf(left, 'aws');
    expect(cloudOf(texts)).toBe('aws');
    expect(valuesOfDraft(texts, blank)).toEqual({
      ...left,
      fields: { access_key_id: values.fields.access_key_id },
    });
    expect(Object.values(texts)).not.toContain('');
    expect(Object.keys(texts).every((name) => name.length <= 60)).toBe(true);
    expect(valuesOfDraft({}, blank)).toEqual(blank);
    expect(cloudOf({ cloud: 'some cloud to come' })).toBeNull();
  });

  it('is kept once something was typed, and not for its choices alone', () => {
    const blank = { ...values, label: '', fields: {}, periodDays: '', account: emptyAccount('aws') };
    expect(isWorthKeeping(blank)).toBe(false);
    expect(isWorthKeeping({ ...blank, fields: { region: ' ' } })).toBe(false);
    expect(isWorthKeeping({ ...blank, note: 'n' })).toBe(true);
    expect(isWorthKeeping(values)).toBe(true);
  });

  it('names a new account after the key when it has no name, and takes an existing one by its id', () => {
    expect(inputOf(values, 'aws', {}, []).account).toMatchObject({
      kind: 'new',
      draft: { label: 'deploy', proxy: 'http://127.0.0.1:3128' },
    });
    const existing = accountOf(3);
    expect(inputOf({ ...values, accountId: existing.id }, 'aws', {}, [existing]).account).toEqual({
      kind: 'existing',
      id: existing.id,
    });
  });

  it('takes an account apart and puts it together again', () => {
    const account = accountOf(1, {
      endpoints: { sts: 'https://sts.example.com' },
      periodDays: 45,
      owner: 'li',
    });
    const { id: _id, cloud: _cloud, hasProxyPassword: _password, ...draft } = account;
    expect(draftOf(valuesOf(account), 'aws')).toEqual(draft);
    for (const way of [{ proxy: 'direct' }, { proxy: 'socks5://10.0.0.1:1080', proxyUser: 'li' }] as const)
      expect(draftOf(valuesOf({ ...account, ...way }), 'aws')).toMatchObject(way);
  });

  const PIN = { host: '10.0.0.1:30500', fingerprint: SHOWN };
  const PRIVATE = { ...emptyAccount('zstack'), pins: [PIN], plainHttp: true };
  const at = (api: string) => draftOf({ ...PRIVATE, endpoints: { ...PRIVATE.endpoints, api } }, 'zstack');

  it('keeps a pinned certificate with its address, and consent with an address that needs it', () => {
    expect(at('10.0.0.1:30500/v3')).toMatchObject({
      ...{ endpoints: { api: 'https://10.0.0.1:30500/v3' }, pins: [PIN], plainHttp: false },
    });
    expect(at('http://10.0.0.2:30500/v3')).toMatchObject({ pins: [], plainHttp: true });
    expect(at('http://127.0.0.1:30500/v3')).toMatchObject({ plainHttp: false });
  });

  it('leaves no user behind where the account has no proxy of its own', () => {
    const typed = { ...PRIVATE, proxy: 'http://proxy:3128', proxyUser: 'li' };
    expect(draftOf({ ...typed, proxyKind: 'vault' }, 'cloudpods')).toMatchObject({
      ...{ proxy: null, proxyUser: null },
    });
    expect(draftOf({ ...typed, proxyKind: 'own' }, 'cloudpods')).toMatchObject({
      ...{ proxy: 'http://proxy:3128', proxyUser: 'li' },
    });
  });

  it('comes back from a draft with its way out', () => {
    const way = { proxyKind: 'own', proxy: 'http://proxy:3128', proxyUser: 'li' } as const;
    const blank = { ...values, account: emptyAccount('cloudpods') };
    const texts = textsOf({ ...blank, account: { ...PRIVATE, ...way } }, 'cloudpods');
    expect(valuesOfDraft(texts, blank).account).toEqual({ ...PRIVATE, ...way });
    expect(valuesOfDraft({ ...texts, 'account.pins': 'nonsense' }, blank).account.pins).toEqual([]);
  });

  it('leaves out endpoints that the cloud does not have', () => {
    const blank = emptyAccount('aws');
    const odd = { ...blank, endpoints: { ...blank.endpoints, ims: 'https://ims.example.com' } };
    expect(draftOf(odd, 'aws').endpoints).toEqual({});
  });

  it('knows a period', () => {
    expect(['', '1', ' 90 ', '3650'].every(isPeriod)).toBe(true);
    expect(['0', '3651', '1.5', '-3', 'x'].some(isPeriod)).toBe(false);
  });
});

describe('the rows of a preview', () => {
  const row = (index: number, status: ImportRow['status'], label = ''): ImportRow => ({
    ...PLAIN,
    index,
    cloud: 'aws',
    sure: 'certain',
    alike: [],
    site: null,
    fields: {},
    held: [],
    label,
    publicId: 'AKIA…URN7',
    line: 1,
    sheet: null,
    about: {
      ...{ account: null, owner: null, environment: null, note: null, tags: [] },
      ...{ createdAt: null, expiresAt: null },
    },
    mistakes: [],
    errors: [],
    endpoints: {},
    status,
  });
  const held = { id: credentialIdOf(1), label: 'terraform' };

  it('takes new keys by default, and another secret only when it is asked for', () => {
    expect(initialChoice(row(0, { kind: 'new' })).taken).toBe(true);
    expect(initialChoice(row(0, { kind: 'other-secret', ...held })).taken).toBe(false);
    expect(canTake(row(0, { kind: 'duplicate', ...held }))).toBe(false);
    expect(canTake(row(0, { kind: 'repeated', sameSecret: true }))).toBe(false);
  });

  it('chooses with all of the shown rows what is new and whole, and lets all go at the next press', () => {
    const swapped = { kind: 'swapped', fields: ['x'], mends: true, cloud: null, kindId: null } as const;
    const masked = { ...swapped, kind: 'masked', mends: false } as const;
    const rows = [
      row(0, { kind: 'new' }),
      { ...row(1, { kind: 'new' }), mistakes: [swapped] },
      { ...row(2, { kind: 'new' }), mistakes: [masked] },
      row(3, { kind: 'other-secret', ...held }),
      row(4, { kind: 'new' }),
    ];
    const none = (one: ImportRow) => ({ ...initialChoice(one), taken: false });
    const shown = rows.slice(0, 4);
    const all = allChoice(shown, none);
    expect([all.checked, all.mixed]).toEqual([false, false]);
    const chosen = all.next();
    expect([...chosen].map(([index, { taken }]) => [index, taken])).toEqual([
      ...[
        [0, true],
        [1, false],
        [2, false],
        [3, false],
      ],
    ]);
    const after = allChoice(shown, (one) => chosen.get(one.index) ?? none(one));
    expect([after.checked, after.mixed]).toEqual([true, false]);
    expect([...after.next().values()].some(({ taken }) => taken)).toBe(false);
    const part = allChoice(rows, (one) => chosen.get(one.index) ?? none(one));
    expect([part.checked, part.mixed, part.next().get(4)?.taken]).toEqual([true, true, true]);
  });

  it('calls a key without a name by its masked id', () => {
    expect(initialChoice(row(0, { kind: 'new' })).label).toBe('AKIA…URN7');
    expect(initialChoice(row(0, { kind: 'new' }, 'ci')).label).toBe('ci');
  });

  it('sends what is taken, trimmed, and never a duplicate', () => {
    const rows = [
      row(0, { kind: 'new' }, ' ci '),
      row(1, { kind: 'duplicate', ...held }),
      row(2, { kind: 'new' }),
    ];
    const choices = new Map(
      rows.map((each) => [each.index, { ...initialChoice(each), taken: each.index !== 2 }] as const),
    );
    expect(rowsToCommit(rows, choices)).toEqual([{ index: 0, cloud: 'aws', site: 'aws', label: 'ci' }]);
  });
});

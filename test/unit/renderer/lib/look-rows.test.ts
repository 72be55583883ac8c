import { describe, expect, it } from 'vitest';
import {
  allOf,
  chosenOf,
  initialLookChoice,
  linesOf,
  plaintextIn,
  rowsToTake,
  takingOf,
  withCloud,
} from '../../../../src/renderer/lib/look-rows.ts';
import type { LookedKey } from '../../../../src/shared/model/look.ts';
import { credentialIdOf } from '../../../support/fake/keys.ts';
import { consumerIdOf, homeLook } from '../../../support/fake/looked.ts';

const { keys, ...rest } = homeLook();
const named = (entry: string): LookedKey => {
  const key = keys.find((one) => one.entry === entry);
  if (key === undefined) throw new Error(`No key is called ${entry}`);
  return key;
};
const NONE = new Map();

describe('choosing a found key', () => {
  it('takes it in when it is new or has another secret, and its place when the vault holds it', () => {
    expect(takingOf(named('legacy'))).toBe('import');
    expect(takingOf(named('access_key'))).toBe('import');
    expect(takingOf(named('prod'))).toBe('place');
    expect(takingOf(named('AWS_ACCESS_KEY_ID'))).toBe('place');
  });

  it('is not possible for what lies in the bin, and for places that are remembered', () => {
    expect(takingOf(named('OSS_ACCESS_KEY_ID'))).toBeNull();
    const remembered = keys.filter(({ consumer }) => consumer !== null);
    expect(remembered.map(takingOf)).toEqual([null]);
    const other = { ...named('AWS_ACCESS_KEY_ID') };
    const status = { kind: 'repeated', sameSecret: false } as const;
    expect(takingOf({ ...other, row: { ...other.row, status } })).toBeNull();
  });

  it('never takes an older secret for a new version', () => {
    const stale = { id: credentialIdOf(4), newer: credentialIdOf(5) };
    expect(takingOf({ ...named('access_key'), stale })).toBe('place');
    expect(initialLookChoice({ ...named('access_key'), stale }).taken).toBe(false);
  });

  it('starts with what is new and certain, in all its places', () => {
    const taken = keys.filter((key) => takingOf(key) !== null && initialLookChoice(key).taken);
    expect(taken.every(({ row }) => row.sure === 'certain')).toBe(true);
    expect(taken).toContain(named('legacy'));
    expect(taken).toContain(named('AWS_ACCESS_KEY_ID'));
    for (const entry of ['prod', 'access_key', 'HW_ACCESS_KEY']) expect(taken).not.toContain(named(entry));
  });

  it('is told apart by what it does', () => {
    const chosen = chosenOf(keys, NONE);
    expect(chosen.place.map(({ entry }) => entry)).toEqual(['AWS_ACCESS_KEY_ID']);
    expect(chosen.import).toContain(named('legacy'));
  });

  it('asks main for the name, the cloud and the site that were said', () => {
    const key = named('legacy');
    const said = withCloud({ ...initialLookChoice(key), label: '  ' }, 'aliyun');
    expect(rowsToTake([key], new Map([[key.row.index, said]]))).toEqual([
      { index: key.row.index, cloud: 'aliyun', site: said.site, label: 'AKIA…0LDK' },
    ]);
    expect(said.site).not.toBe(initialLookChoice(key).site);
  });
});

describe('the box above the keys', () => {
  it('takes all but second secrets, then lets all go', () => {
    const first = allOf(keys, NONE);
    expect(first).toMatchObject({ possible: true, checked: true, mixed: true });
    const all = first.next();
    expect(all.get(named('prod').row.index)?.taken).toBe(true);
    expect(all.get(named('access_key').row.index)?.taken).toBe(false);
    const then = allOf(keys, all);
    expect(then).toMatchObject({ checked: true, mixed: false });
    expect([...then.next().values()].some(({ taken }) => taken)).toBe(false);
  });

  it('has nothing to do where nothing can be chosen', () => {
    expect(allOf([named('OSS_ACCESS_KEY_ID')], NONE)).toMatchObject({ possible: false, checked: false });
  });
});

describe('the lines', () => {
  it('put keys under their places, then places that could not be read, and leave empty ones out', () => {
    const places = [
      ...rest.places,
      { ...rest.places[0], index: 99, problems: [] } as (typeof rest.places)[0],
    ];
    const lines = linesOf({ ...rest, keys, places });
    const order = lines.map((line) => (line.kind === 'place' ? line.place.index : 'key'));
    expect(order.slice(0, 4)).toEqual([0, 'key', 'key', 'key']);
    expect(order.slice(-2)).toEqual([4, 7]);
    expect(order).not.toContain(99);
    expect(order.filter((one) => one === 'key')).toHaveLength(keys.length);
  });
});

describe('plaintext', () => {
  it('is counted where a remembered place holds some that can be taken away', () => {
    const id = named('default').consumer ?? consumerIdOf(40);
    const [with_] = keys.filter(({ consumer }) => consumer !== null);
    expect(plaintextIn(keys, new Set())).toEqual([with_?.consumer]);
    expect(plaintextIn(keys, new Set([id]))).toEqual([]);
    expect(
      plaintextIn(
        keys.map((key) => ({ ...key, scrub: null })),
        new Set(),
      ),
    ).toEqual([]);
  });
});

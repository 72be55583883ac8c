import { describe, expect, it, onTestFinished } from 'vitest';
import { createRandom } from '../../../src/main/node/random.ts';
import { mergeVaults, planMerge } from '../../../src/main/services/merge/index.ts';
import { relationOf } from '../../../src/main/services/restore/relation.ts';
import {
  changeVaultKey,
  KDF_FLOOR,
  openCopy,
  openVault,
  Secret,
  type Vault,
} from '../../../src/main/vault/index.ts';
import type { MergeConflict } from '../../../src/shared/model/restore.ts';
import { fc } from '../../support/property.ts';
import { type Edit, edit, holdings, isDoubled, live, names } from '../../support/restore/histories.ts';
import { ACTOR, realPorts } from '../../support/vault/ports.ts';
import { tempFolder, tempVault } from '../../support/vault/temp.ts';

const random = createRandom();
const NOW = 1_800_000_000_000;
type Side = 'here' | 'there';
type Choices = ReadonlyMap<string, Side>;
const NO_CHOICES: Choices = new Map();

async function copyOf(vault: Vault): Promise<Vault> {
  const scratch = await tempFolder();
  const by = { kind: 'same-key', vault } as const;
  const copy = await openCopy(realPorts(), { copy: vault.folder, scratch, by, actor: ACTOR });
  onTestFinished(() => copy.close());
  return copy.vault;
}

const merge = (here: Vault, there: Vault, choices = NO_CHOICES) =>
  mergeVaults({ here, there, choices, random, now: NOW }, () => undefined);
const plan = (here: Vault, there: Vault) => planMerge({ here, there, choices: NO_CHOICES, random, now: NOW });

const keyOf = ({ kind, id }: MergeConflict): string => `${kind}:${id}`;
const mirrored = (choices: Choices): Choices =>
  new Map([...choices].map(([key, side]) => [key, side === 'here' ? 'there' : 'here']));

const byName = (conflicts: readonly MergeConflict[]) => conflicts.map(keyOf).sort();
const NOTHING = { added: 0, changed: 0, removed: 0 };

/** Every secret of a vault with the key that it belongs to. */
const allSecrets = (vault: Vault): string[] =>
  holdings(vault).keys.flatMap(({ id, secrets }) => secrets.map((secret) => `${id} ${secret}`));

async function twoHistories(common: readonly Edit[], ours: readonly Edit[], theirs: readonly Edit[]) {
  const { vault: here } = await tempVault();
  const given = names();
  live(here, common, given);
  const there = await copyOf(here);
  const past = holdings(here);
  live(here, ours, given);
  live(there, theirs, given);
  return { here, there, past };
}

describe('merging two copies of a vault', () => {
  it('comes to the same from both sides, loses no secret, and is done once', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(edit, { minLength: 2, maxLength: 8 }),
        fc.array(edit, { maxLength: 7 }),
        fc.array(edit, { maxLength: 7 }),
        fc.array(fc.constantFrom<Side | null>('here', 'there', null), { minLength: 12, maxLength: 12 }),
        async (common, ours, theirs, sides) => {
          const { here, there, past } = await twoHistories(common, ours, theirs);
          const [left, right] = [await copyOf(here), await copyOf(there)];
          const planned = plan(left, there);
          expect(holdings(left)).toEqual(holdings(here));
          const choices = new Map(
            planned.conflicts.flatMap((conflict, index) => {
              const side = sides[index % sides.length];
              return side ? [[keyOf(conflict), side] as const] : [];
            }),
          );
          const done = merge(left, there, choices);
          const other = merge(right, here, mirrored(choices));
          expect(done.clean).toEqual(planned.clean);
          expect(done.conflicts).toEqual(planned.conflicts);
          expect(byName(other.conflicts)).toEqual(byName(done.conflicts));
          expect(holdings(right)).toEqual(holdings(left));

          // Gone is only what one side deleted for good and the other had not touched since.
          const result = new Set(allSecrets(left));
          const keysLeft = new Set(holdings(left).keys.map(({ id }) => id));
          const untouched = new Map(past.keys.map((key) => [key.id, JSON.stringify(key)]));
          for (const copy of [here, there]) {
            for (const key of holdings(copy).keys) {
              if (!keysLeft.has(key.id)) expect(JSON.stringify(key)).toBe(untouched.get(key.id));
              else for (const secret of key.secrets) expect(result).toContain(`${key.id} ${secret}`);
            }
          }
          for (const { id } of holdings(left).keys) {
            if (isDoubled(left, id)) expect([here, there].some((copy) => isDoubled(copy, id))).toBe(true);
          }

          const settled = holdings(left);
          for (const again of [there, here, right]) {
            expect(merge(left, again)).toMatchObject({ conflicts: [], clean: NOTHING, chosen: NOTHING });
            expect(holdings(left)).toEqual(settled);
          }
          expect(['older', 'same']).toContain(relationOf(left, there));
          expect(await left.verifyAuditWhole()).toBe('whole');
        },
      ),
      { numRuns: 25 },
    );
  });

  it('counts what one side alone did, and puts nothing before a person', async () => {
    const start: Edit[] = [0, 1, 2, 3].map((which) => ({ kind: 'add', which, value: 0 }));
    const ours: Edit[] = [
      { kind: 'add', which: 0, value: 0 },
      { kind: 'setting', which: 0, value: 1 },
    ];
    const theirs: Edit[] = [
      { kind: 'label', which: 1, value: 1 },
      { kind: 'secret', which: 2, value: 0 },
      { kind: 'bin', which: 3, value: 0 },
      { kind: 'purge', which: 3, value: 0 },
      { kind: 'add', which: 0, value: 0 },
      { kind: 'setting', which: 1, value: 2 },
    ];
    const { here, there } = await twoHistories(start, ours, theirs);
    expect(relationOf(here, there)).toBe('diverged');
    // A key and its account; two keys and a setting; a key.
    expect(plan(here, there)).toMatchObject({
      clean: { added: 2, changed: 3, removed: 1 },
      conflicts: [],
    });
    merge(here, there);
    const { keys, settings } = holdings(here);
    expect(keys).toHaveLength(5);
    expect(settings).toMatchObject({ periodDays: 11, leadTimes: [12, 1] });
    expect(relationOf(here, there)).toBe('older');
    expect(relationOf(there, here)).toBe('newer');
  });

  it('shows both sides of what both changed, and keeps the secrets of both', async () => {
    const { here, there } = await twoHistories(
      [{ kind: 'add', which: 0, value: 0 }],
      [
        { kind: 'label', which: 0, value: 1 },
        { kind: 'secret', which: 0, value: 0 },
      ],
      [
        { kind: 'label', which: 0, value: 2 },
        { kind: 'secret', which: 0, value: 0 },
        { kind: 'setting', which: 0, value: 1 },
      ],
    );
    const { conflicts } = plan(here, there);
    expect(conflicts).toMatchObject([
      {
        kind: 'credential',
        cloud: 'aws',
        secrets: true,
        fields: [{ name: 'label', here: 'label 1', there: 'label 2' }],
      },
    ]);
    expect(JSON.stringify(conflicts)).not.toContain('secret 0');
    const [conflict] = conflicts;
    const [newest, other] = [there, here].map((copy) => holdings(copy).keys[0]?.secrets.at(-1));
    merge(here, there, new Map([[conflict === undefined ? '' : keyOf(conflict), 'there']]));
    const [key] = holdings(here).keys;
    expect(key?.label).toBe('label 2');
    expect(key?.secrets).toHaveLength(3);
    expect(key?.secrets.at(-1)).toBe(newest);
    expect(key?.secrets).toContain(other);
  });

  it('takes over what a copy with another vault key holds', async () => {
    const add: Edit = { kind: 'add', which: 0, value: 0 };
    const { here, there } = await twoHistories([add], [add], [add, { kind: 'secret', which: 0, value: 0 }]);
    const expected = new Set([...allSecrets(here), ...allSecrets(there)]);
    const password = 'the password of the other one';
    const { folder } = there;
    await changeVaultKey(realPorts(), there, { password: Secret.of(password), cost: KDF_FLOOR });
    const by = { kind: 'password', password: Secret.of(password) } as const;
    const rekeyed = await openVault(realPorts(), { folder, by, actor: ACTOR });
    onTestFinished(() => rekeyed.close());
    expect(plan(here, rekeyed)).toMatchObject({ clean: { added: 2, changed: 1 }, conflicts: [] });
    merge(here, rekeyed);
    expect(new Set(allSecrets(here))).toEqual(expected);
    expect(merge(here, rekeyed)).toMatchObject({ conflicts: [], clean: NOTHING });
  });

  it('refuses another vault', async () => {
    const [{ vault: one }, { vault: two }] = [await tempVault(), await tempVault()];
    expect(() => plan(one, two)).toThrow('backup-other-vault');
  });
});

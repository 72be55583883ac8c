import { join } from 'node:path';
import { expect } from 'vitest';
import { fileKindOf } from '../../../src/main/formats/files/index.ts';
import { publicIdOf, secretOf } from '../../../src/main/formats/found-key.ts';
import { catalogue } from '../../../src/shared/catalogue/index.ts';
import { STAND_INS } from '../../clouds/kinds.ts';
import type { StandIn } from '../../clouds/stand-in.ts';
import { PLANTED_CLOUDS, type PlantedCloud, type PlantedKey } from '../../support/home/files.ts';
import {
  type filesBelow,
  type Planted,
  type PlantedKeys,
  plantHomeOf,
} from '../../support/home/planted-home.ts';
import { RIGHTS } from '../../support/rotation/app-world.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { AWS_ID } from './walk.ts';

/** Has what JSON and shells spell in a way of their own. */
export const AWS_KEY = { publicId: AWS_ID, secret: 'wJalrXUtnFEMI/K7MDENG+PxRfiCYKEYTURNtest' };

/** A home with one file of every kind, whose keys are good at stand-ins of their clouds. */
export interface WholeHome extends AsyncDisposable {
  /** A folder in one of the test's own. */
  readonly home: string;
  readonly keys: PlantedKeys;
  readonly planted: readonly Planted[];
  readonly clouds: Readonly<Record<PlantedCloud, StandIn>>;
}

export async function wholeHome(): Promise<WholeHome> {
  await using undo = new AsyncDisposableStack();
  const home = join(undo.use(await temporaryFolder()).path, 'home');
  const started = await Promise.all(
    PLANTED_CLOUDS.map(async (cloud) => {
      const there = await STAND_INS[cloud].start();
      undo.defer(() => there.close());
      return [cloud, there] as const;
    }),
  );
  const keys = started.map(([cloud, there]) => [
    cloud,
    cloud === 'aws' ? awsUser(there) : keyAt(there, cloud),
  ]);
  const planted = await plantHomeOf(home, Object.fromEntries(keys) as PlantedKeys);
  const held = undo.move();
  return {
    ...{ home, planted, keys: Object.fromEntries(keys) as PlantedKeys },
    clouds: Object.fromEntries(started) as Record<PlantedCloud, StandIn>,
    [Symbol.asyncDispose]: () => held.disposeAsync(),
  };
}

function awsUser({ store }: StandIn): PlantedKey {
  const owner = { kind: 'user', accountId: '123456789012', name: 'deployer', allow: RIGHTS.aws } as const;
  store.addKey(store.addPrincipal(owner), AWS_KEY);
  return { ...AWS_KEY, fields: {} };
}

function keyAt(there: StandIn, cloud: PlantedCloud): PlantedKey {
  const { publicId, fields, secrets, stored } = there.newKey();
  if (cloud === 'aliyun') stored.owner.allow = RIGHTS.aliyun;
  return { publicId, fields, secret: secrets[catalogue[cloud].secretField] ?? '' };
}

/** The one key that a rotation left at its cloud. */
export function leftAt({ store }: StandIn, before: PlantedKey): PlantedKey {
  const [left, ...more] = [...store.keys.values()];
  if (left === undefined || more.length > 0) throw new Error('A rotation leaves one key');
  return { ...before, publicId: left.publicId, secret: left.secret };
}

const spelled = (text: string): string => JSON.stringify(text).slice(1, -1);

/** Every secret, as it is and as JSON has it. */
export const textsOf = (...all: readonly PlantedKeys[]): readonly string[] =>
  all.flatMap(Object.values<PlantedKey>).flatMap(({ secret }) => [secret, spelled(secret)]);

type Files = Awaited<ReturnType<typeof filesBelow>>;

export const modesOf = (files: Files) => [...files].map(([path, { mode }]) => [path, mode]);

/** Whether Keyturn writes into this file, be it a new key. */
export const isServed = ({ kind }: Planted): boolean => fileKindOf(kind).write !== null;

/**
 * What can be written holds the new key as its kind reads it, and is the same as before where the old one is put back; the
 * rest is untouched.
 */
export function expectHolds(one: Planted, files: Files, old: PlantedKey, fresh: PlantedKey): void {
  const text = files.get(one.real)?.bytes.toString() ?? '';
  const before = one.bytes.toString();
  if (!isServed(one)) {
    expect([one.kind, text]).toEqual([one.kind, before]);
    return;
  }
  const { entries } = fileKindOf(one.kind).read(text);
  const read = entries.map(({ key }) => [publicIdOf(key), secretOf(key)?.reveal().trim()]);
  expect([one.kind, read]).toEqual([one.kind, [[fresh.publicId, fresh.secret.trim()]]]);
  const back = text
    .replaceAll(fresh.publicId, old.publicId)
    .replaceAll(spelled(fresh.secret), spelled(old.secret));
  expect([one.kind, back]).toEqual([one.kind, before]);
}

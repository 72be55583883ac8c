import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { fileKindOf } from '../../../src/main/formats/files/index.ts';
import { publicIdOf, secretOf } from '../../../src/main/formats/found-key.ts';
import { catalogue } from '../../../src/shared/catalogue/index.ts';
import { maskPublicId } from '../../../src/shared/mask.ts';
import { type ConsumerView, FILE_KINDS } from '../../../src/shared/model/consumer.ts';
import type { CredentialId } from '../../../src/shared/model/ids.ts';
import type { LookView } from '../../../src/shared/model/look.ts';
import type { RotationView } from '../../../src/shared/model/rotation.ts';
import { STAND_INS } from '../../clouds/kinds.ts';
import type { StandIn } from '../../clouds/stand-in.ts';
import { PLANTED_CLOUDS, type PlantedCloud, type PlantedKey } from '../../support/home/files.ts';
import { filesBelow, type Planted, plantHomeOf } from '../../support/home/planted-home.ts';
import { AT_ONCE, RIGHTS } from '../../support/rotation/app-world.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { openTestApp, type TestApp } from '../../support/test-app.ts';

const AWS_KEY = { publicId: 'AKIAQ3EGRIMWKEYTURN7', secret: 'wJalrXUtnFEMI/K7MDENG+PxRfiCYKEYTURNtest' };

type Keys = Record<PlantedCloud, PlantedKey>;

/** A home with one file of every kind, whose keys are good at stand-ins of their clouds. */
async function wholeHome() {
  await using undo = new AsyncDisposableStack();
  const home = undo.use(await temporaryFolder()).path;
  const made = await openTestApp({
    options: {
      ...{ home, command: ['/opt/Keyturn/keyturn'], http: { retry: { maxAttempts: 1 } } },
      environment: { AWS_ACCESS_KEY_ID: AWS_KEY.publicId, AWS_SECRET_ACCESS_KEY: AWS_KEY.secret },
    },
  });
  undo.use(made);
  // Or else no command could answer a tool.
  await made.call('vault.setKeychain', { enabled: true });
  const clouds = new Map<PlantedCloud, StandIn>();
  const keys: Partial<Keys> = {};
  for (const cloud of PLANTED_CLOUDS) {
    const there = await STAND_INS[cloud].start({ now: () => made.clock.now() });
    undo.defer(() => there.close());
    clouds.set(cloud, there);
    keys[cloud] = cloud === 'aws' ? awsUser(there) : keyAt(there, cloud);
  }
  const planted = await plantHomeOf(home, keys as Keys);
  const held = undo.move();
  return {
    ...{ home, made, clouds, keys: keys as Keys, planted },
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

async function lookAround(made: TestApp, home: string): Promise<LookView> {
  const folder = await made.app.ticketFor(join(home, 'code'), 'folder');
  if (!folder.ok) throw new Error(folder.error.code);
  const folders = [folder.value.ticket];
  await made.call('look.start', { usual: true, profiles: true, histories: true, folders });
  let view: LookView | null = null;
  await expect
    .poll(async () => {
      view = await made.call('look.get', {});
      return view?.running;
    })
    .toBe(false);
  if (view === null) throw new Error('There is no look');
  return view;
}

/** Takes the steps of a rotation to its end, and says of each place that waits for a person that it is done. */
async function rotate(
  made: TestApp,
  credentialId: CredentialId,
): Promise<{ readonly ended: RotationView; readonly byHands: readonly string[] }> {
  const byHands: string[] = [];
  const { id } = await made.call('rotations.start', { credentialId, policy: AT_ONCE });
  for (let turns = 0; turns < 100; turns += 1) {
    const view = await made.call('rotations.resume', { id });
    if (view.endedAt !== null) return { ended: view, byHands };
    for (const { consumer, state, byHand } of await made.call('rotations.deliveries', { id })) {
      expect([consumer.place, state]).not.toEqual([consumer.place, 'failed']);
      if (!byHand || state !== 'waiting') continue;
      byHands.push(consumer.place.kind);
      await made.call('rotations.answerDelivery', { id, consumer: consumer.id, answer: 'done' });
    }
    made.clock.advance(Math.max((view.notBefore ?? 0) - made.clock.now(), 10_000));
  }
  throw new Error('The rotation does not come to an end');
}

const spelled = (text: string): string => JSON.stringify(text).slice(1, -1);

it('every kind of file is found, followed through a change of its key, emptied, and brought back', async () => {
  await using whole = await wholeHome();
  const { home, made, clouds, keys, planted } = whole;
  const pristine = await filesBelow(home);
  const serving = planted.filter(({ kind }) => fileKindOf(kind).write !== null);

  // Every kind is found, with its key and nothing else.
  const view = await lookAround(made, home);
  const found = view.keys.map(({ place, row, entry, leak }) => {
    const { file, path } = view.places[place] ?? {};
    return [file, path, row.cloud, row.publicId, entry, leak];
  });
  const expected = planted.map((one) => {
    const key = keys[one.cloud];
    const leak = fileKindOf(one.kind).role === 'leak';
    return [one.kind, one.real, one.cloud, maskPublicId(key.publicId), one.entry(key), leak];
  });
  const fromEnvironment = [null, null, 'aws', maskPublicId(AWS_KEY.publicId), 'AWS_ACCESS_KEY_ID', false];
  expect(found.toSorted()).toEqual([...expected, fromEnvironment].toSorted());
  expect(new Set(planted.map(({ kind }) => kind))).toEqual(new Set(FILE_KINDS));
  expect(view.places.flatMap(({ path, problems }) => problems.map(({ kind }) => [path, kind]))).toEqual([]);

  // All of them come in, one key for each cloud.
  const rows = view.keys.map(({ row: { index, cloud, label } }) => ({
    ...{ index, cloud, label, site: clouds.get(cloud as PlantedCloud)?.site ?? '' },
  }));
  const done = await made.call('look.import', { look: view.look, rows });
  expect([done.added.length, done.refused, done.places.length]).toEqual([
    PLANTED_CLOUDS.length,
    [],
    planted.length + 1,
  ]);
  expect(await filesBelow(home)).toEqual(pristine);
  const idOf = new Map<PlantedCloud, CredentialId>();
  for (const cloud of PLANTED_CLOUDS) {
    const { rows: all } = await made.call('credentials.list', {
      ...{ view: { kind: 'all' }, search: keys[cloud].publicId },
    });
    const [row] = all;
    if (row === undefined) throw new Error(`There is no key of ${cloud}`);
    idOf.set(cloud, row.id);
    const field = catalogue[cloud].secretField;
    const { value } = await made.call('credentials.reveal', { id: row.id, field });
    expect([cloud, value.trim()]).toEqual([cloud, keys[cloud].secret.trim()]);
  }

  // The clouds know them.
  for (const account of await made.call('accounts.list', {})) {
    const endpoints = clouds.get(account.cloud as PlantedCloud)?.endpoints ?? {};
    await made.call('accounts.edit', { id: account.id, changes: { endpoints } });
  }
  const asked = await made.call('look.verify', { look: view.look, rows: rows.map(({ index }) => index) });
  const unproven = asked.keys.filter(({ verdict }) => verdict?.kind !== 'proven');
  expect(unproven.map(({ row, verdict }) => [row.cloud, verdict])).toEqual([]);

  // A new key of each cloud: two clouds make one, the others' is typed in.
  const fresh: Keys = { ...keys };
  for (const cloud of ['aws', 'aliyun'] as const) {
    const id = idOf.get(cloud) as CredentialId;
    const { ended, byHands } = await rotate(made, id);
    expect([ended.phase, byHands]).toEqual(['done', cloud === 'aws' ? ['environment'] : []]);
    const next = [...(clouds.get(cloud)?.store.keys.values() ?? [])];
    const [stored] = next;
    if (stored === undefined || next.length !== 1) throw new Error(`${cloud} has ${next.length} keys`);
    fresh[cloud] = { ...keys[cloud], publicId: stored.publicId, secret: stored.secret };
    idOf.set(cloud, ended.newCredentialId as CredentialId);
  }
  const typedIn = serving.filter(({ cloud }) => !(cloud in RIGHTS));
  for (const cloud of new Set(typedIn.map((one) => one.cloud))) {
    const { publicIdField, secretField } = catalogue[cloud];
    const there = clouds.get(cloud)?.newKey();
    if (there === undefined) throw new Error(`There is no cloud ${cloud}`);
    const { publicId } = there;
    const secret = there.secrets[secretField] ?? '';
    fresh[cloud] = { ...keys[cloud], publicId, secret };
    await made.call('credentials.edit', {
      id: idOf.get(cloud) as CredentialId,
      changes: { fields: { [publicIdField]: publicId }, secrets: { [secretField]: secret } },
    });
  }
  const others = (await made.call('consumers.list', { credential: null })).filter(
    ({ place }) => place.kind === 'file' && typedIn.some(({ kind }) => kind === place.file),
  );
  expect(statesOf(others)).toEqual({ stale: typedIn.length });
  const served = await made.call('consumers.serve', { ids: others.map(({ id }) => id) });
  expect(served.map(({ place, state, problem }) => [place, state, problem])).toEqual(
    others.map(({ place }) => [place, 'current', null]),
  );

  // Each has it, and nothing but the values is another.
  const now = await filesBelow(home);
  for (const one of planted) expectHolds(one, now, keys[one.cloud], fresh[one.cloud]);
  expect(modesOf(now)).toEqual(modesOf(pristine));
  expect([...now.keys()]).toEqual([...pristine.keys()]);
  const places = await made.call('consumers.list', { credential: null });
  const inFiles = places.filter(({ place }) => place.kind === 'file');
  // Histories, and what only its own tool writes.
  const [current, stale] = [serving.length, planted.length - serving.length];
  expect(statesOf(inFiles)).toEqual({ current, stale });

  // Nothing is left in clear.
  const scrubbed = await made.call('plaintext.scrub', { ids: inFiles.map(({ id }) => id) });
  expect(scrubbed.map(({ outcome, problem }, at) => [inFiles[at]?.place, outcome, problem])).toEqual(
    inFiles.map(({ place, scrub }) => [place, scrub === 'command' ? 'command' : 'removed', null]),
  );
  const left = await filesBelow(home);
  const texts = [...keysIn(keys), ...keysIn(fresh)].flatMap((secret) => [secret, spelled(secret)]);
  for (const [path, { bytes }] of left) {
    for (const text of texts) expect([path, bytes.includes(text)]).toEqual([path, false]);
  }
  expect(modesOf(left)).toEqual(modesOf(pristine));

  // And all of it comes back.
  const kept = await made.call('plaintext.kept', {});
  for (const { id } of kept) await made.call('plaintext.undo', { id, over: false });
  expect(await filesBelow(home)).toEqual(pristine);
  expect((await lstat(join(home, '.aws', 'credentials'))).isSymbolicLink()).toBe(true);
  const told = JSON.stringify([made.logger.lines, await made.call('audit.list', { limit: 500 })]);
  for (const text of texts) expect(told.includes(text)).toBe(false);
});

const keysIn = (all: Keys): readonly string[] => Object.values(all).map(({ secret }) => secret);

const modesOf = (files: ReadonlyMap<string, { mode: number }>) =>
  [...files].map(([path, { mode }]) => [path, mode]);

function statesOf(places: readonly ConsumerView[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { state } of places) counts[state] = (counts[state] ?? 0) + 1;
  return counts;
}

/** What can be written holds the new key, and is the same as before where the old one is put back; the rest is untouched. */
function expectHolds(
  one: Planted,
  files: Awaited<ReturnType<typeof filesBelow>>,
  old: PlantedKey,
  fresh: PlantedKey,
): void {
  const kind = fileKindOf(one.kind);
  const text = files.get(one.real)?.bytes.toString() ?? '';
  const before = one.bytes.toString();
  if (kind.write === null) {
    expect([one.kind, text]).toEqual([one.kind, before]);
    return;
  }
  const read = kind.read(text).entries.map(({ key }) => [publicIdOf(key), secretOf(key)?.reveal().trim()]);
  expect([one.kind, read]).toEqual([one.kind, [[fresh.publicId, fresh.secret.trim()]]]);
  const back = text
    .replaceAll(fresh.publicId, old.publicId)
    .replaceAll(spelled(fresh.secret), spelled(old.secret));
  expect([one.kind, back]).toEqual([one.kind, before]);
}

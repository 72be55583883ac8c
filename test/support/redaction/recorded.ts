import { expect } from 'vitest';
import type { ChannelName } from '../../../src/shared/ipc/channels.ts';
import type { Input, Output } from '../../../src/shared/ipc/contract.ts';
import type { Envelope } from '../../../src/shared/ipc/envelope.ts';
import type { CredentialId } from '../../../src/shared/model/ids.ts';
import { asked } from '../broker/asked.ts';
import type { FakeDoor } from '../fake/door.ts';
import type { TestApp } from '../test-app.ts';
import { endOfLook, FOUND_PROFILE, fileTicket, HELD_PROFILE, type PlantedHome } from './planted-home.ts';

/** An app whose every answer, event and log line is kept beside the channel it came from. */
export function recorded(made: TestApp) {
  const answers: { readonly channel: ChannelName; readonly text: string; readonly ok: boolean }[] = [];
  const events: string[] = [];
  made.app.subscribe((name, payload) => events.push(`${name} ${JSON.stringify(payload)}`));
  const keep = async <C extends ChannelName>(channel: C, input: Input<C>): Promise<Envelope<Output<C>>> => {
    const answer = await made.app.handle(channel, input);
    answers.push({ channel, text: JSON.stringify(answer), ok: answer.ok });
    return answer;
  };
  const call = async <C extends ChannelName>(channel: C, input: Input<C>): Promise<Output<C>> => {
    const answer = await keep(channel, input);
    if (!answer.ok) throw new Error(`${channel}: ${answer.error.code}`);
    return answer.value;
  };
  return { answers, events, call, attempt: keep };
}

export type Walk = ReturnType<typeof recorded>;

/** A program that gives the key that it gets to whoever reads its output. */
const TALKATIVE = { name: 'push', run: ['/bin/cat'], check: ['/bin/cat'], restore: null, timeoutSeconds: 5 };

/**
 * Where keys lie: looks around the home, takes in what is there, takes the plaintext away and brings it back, and names
 * places of the key `id`, of which one is left to a person.
 */
export async function lookAround(
  { call, attempt }: Walk,
  made: TestApp,
  about: {
    readonly home: PlantedHome;
    readonly id: CredentialId;
    /** Of the stand-in, for whatever comes in. */
    readonly endpoints: Record<string, string>;
    readonly proof: Input<'presence.confirm'>;
  },
): Promise<void> {
  const { home, id } = about;
  const before = await home.text();
  const folder = await call('look.pickFolder', {});
  const folders = folder === null ? [] : [folder.folder];
  const { look } = await call('look.start', { usual: true, profiles: true, histories: true, folders });
  await endOfLook(made);
  const found = await call('look.get', {});
  const held = found?.keys.find(({ entry }) => entry === HELD_PROFILE);
  expect(found?.keys).toHaveLength(4);
  const asked = await call('look.verify', { look, rows: [held?.row.index ?? -1] });
  expect(asked.keys.map(({ verdict }) => verdict?.kind)).toContain('proven');
  expect(await call('look.restrict', { look, place: held?.place ?? -1 })).toMatchObject({ look });
  const rows = (found?.keys ?? []).map(({ row: { index, cloud, label } }) => ({
    index,
    cloud,
    label,
    site: 'aws',
  }));
  const { added, places } = await call('look.import', { look, rows });
  expect([added.length, places.length]).toEqual([3, 4]);
  await call('look.stop', {});
  for (const account of await call('accounts.list', {})) {
    await call('accounts.edit', { id: account.id, changes: { endpoints: about.endpoints } });
  }

  const all = await call('consumers.list', { credential: null });
  const scrubbed = all.find(({ place }) => place.kind === 'file' && place.entry === FOUND_PROFILE);
  const theirs = scrubbed?.credentialId ?? id;
  const file = (await fileTicket(made, home)) ?? look;
  expect((await call('consumers.entries', { file })).entries).toHaveLength(2);
  await call('consumers.addFile', { credential: id, file, entry: HELD_PROFILE, note: 'mine' });
  await attempt('consumers.addFile', { credential: id, file, entry: FOUND_PROFILE });
  await call('presence.confirm', about.proof);
  const command = await call('consumers.addCommand', { credential: theirs, command: TALKATIVE });
  await call('consumers.editCommand', { id: command.id, command: { ...TALKATIVE, run: ['/bin/false'] } });
  expect(await call('consumers.serve', { ids: [command.id] })).toMatchObject([
    { problem: { code: 'command-failed' } },
  ]);
  await call('consumers.remove', { ids: [command.id] });
  const person = { what: 'person', name: 'Li', owner: '' } as const;
  const byHand = await call('consumers.addByHand', { credential: id, place: person });
  await call('consumers.edit', { id: byHand.id, note: 'asks on Mondays' });

  const ids = scrubbed === undefined ? [] : [scrubbed.id];
  await call('plaintext.muted', {});
  const [done] = await call('plaintext.scrub', { ids });
  expect(done).toMatchObject({ outcome: 'command' });
  expect(await home.text()).not.toBe(before);
  await call('plaintext.asProcess', { id: scrubbed?.id ?? id, protocol: null });
  const [kept] = await call('plaintext.kept', {});
  const copy = kept?.id ?? ('' as never);
  expect(await call('plaintext.undo', { id: copy })).toMatchObject({ state: 'undone' });
  expect(await home.text()).toBe(before);
  await call('plaintext.forget', { ids: [copy] });
}

/** A rotation that gives the file of the key its new secret, and waits for a person's word on the other place. */
export async function turnWithPlaces(
  walk: Walk,
  rotation: Input<'rotations.get'>,
  home: PlantedHome,
): Promise<void> {
  const before = await home.text();
  expect(await walk.call('rotations.resume', rotation)).toMatchObject({ phase: 'distributing' });
  expect(await home.text()).not.toBe(before);
  await answerAll(walk, rotation);
  expect(await walk.call('rotations.resume', rotation)).toMatchObject({ phase: 'soaking' });
}

/** Brings the old key back, to the file and to the place of a person. */
export async function undoWithPlaces(walk: Walk, rotation: Input<'rotations.get'>): Promise<void> {
  expect(await walk.call('rotations.undo', rotation)).toMatchObject({ phase: 'undoing' });
  await answerAll(walk, rotation);
  expect(await walk.call('rotations.resume', rotation)).toMatchObject({ phase: 'aborted-safe' });
}

async function answerAll({ call }: Walk, rotation: Input<'rotations.get'>): Promise<void> {
  const open = (await call('rotations.deliveries', rotation)).filter(({ state }) => state === 'waiting');
  expect(open).toMatchObject([{ byHand: true }]);
  for (const { consumer } of open) {
    await call('rotations.answerDelivery', { ...rotation, consumer: consumer.id, answer: 'done' });
  }
}

/** A program asks at the door for the key `id`, gets it by a word for always, and the word is taken back. */
export async function askAtDoor(
  { call }: Walk,
  made: TestApp,
  door: FakeDoor,
  id: CredentialId,
): Promise<void> {
  await call('broker.status', {});
  await call('broker.find', { text: id });
  const waits = door.ask('plaintext.asProcess', { id, protocol: null });
  await asked(made);
  const [question] = await call('broker.pending', {});
  await call('broker.decide', { id: question?.id ?? ('' as never), answer: 'always' });
  expect(await waits).toMatchObject({ ok: true });
  await call('handOuts.list', { credential: id });
  const given = await call('broker.consents', {});
  expect(given).toHaveLength(1);
  await call('broker.revoke', { ids: given.map((one) => one.id) });
}

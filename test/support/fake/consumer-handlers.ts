import type { ChannelName } from '../../../src/shared/ipc/channels.ts';
import type { Input, Output } from '../../../src/shared/ipc/contract.ts';
import { KeyturnError } from '../../../src/shared/ipc/envelope.ts';
import type { Consumer, ConsumerView } from '../../../src/shared/model/consumer.ts';
import type { CredentialId } from '../../../src/shared/model/ids.ts';
import { credentialIdOf } from './keys.ts';
import { consumerIdOf } from './looked.ts';
import { usedPlaces } from './used-places.ts';

type Handlers = { readonly [C in ChannelName]: (input: Input<C>) => Output<C> };

export interface FakeConsumersDeps {
  /** What a look around remembered. */
  readonly looked: () => ConsumerView[];
  /** Takes plaintext out of what a look around remembered. */
  readonly scrub: (input: Input<'plaintext.scrub'>) => Output<'plaintext.scrub'>;
  readonly publicIdOf: (id: CredentialId) => string;
  readonly now: () => number;
  readonly changed: () => void;
}

/** The key whose places the fake knows. */
export const USED_KEY = credentialIdOf(3);
const HERE = { device: 'd0000000', deviceName: 'atlas' } as const;
const CONFIG = '/home/li/.aws/config';

/** What a window is told about where keys are used: of one key nine places, and what is added to them. */
export function createFakeConsumers(deps: FakeConsumersDeps) {
  let all = usedPlaces(USED_KEY);
  let added = 0;
  const get = (id: string): ConsumerView => {
    const found = all.find((view) => view.id === id);
    if (found === undefined) throw new KeyturnError('not-found');
    return found;
  };
  const put = (next: ConsumerView): ConsumerView => {
    const known = all.some(({ id }) => id === next.id);
    all = known ? all.map((view) => (view.id === next.id ? next : view)) : [...all, next];
    deps.changed();
    return next;
  };
  const add = (
    credential: string,
    place: Consumer['place'],
    {
      note = '',
      restart = '',
    }: { readonly note?: string | undefined; readonly restart?: string | undefined },
    state: ConsumerView['state'],
  ): ConsumerView => {
    added += 1;
    return put({
      id: consumerIdOf(300 + added),
      credentialId: credential as CredentialId,
      ...{ place, note, restart, addedAt: deps.now(), state, problem: null, leak: false, scrub: null },
    });
  };
  const handlers = {
    'consumers.list': ({ credential }) =>
      credential === null
        ? [...deps.looked(), ...all]
        : all.filter(({ credentialId }) => credentialId === credential),
    'consumers.entries': () => ({
      path: CONFIG,
      kind: 'aws-config' as const,
      entries: [
        { entry: 'default', cloud: 'aws' as const, publicId: 'AKIA2EXAMPLEOTHER001' },
        { entry: 'profile prod', cloud: 'aws' as const, publicId: deps.publicIdOf(USED_KEY) },
        { entry: 'profile sso', cloud: 'aws' as const, publicId: '' },
      ],
    }),
    'consumers.addFile': ({ credential, entry, ...about }) => {
      const place = {
        kind: 'file',
        ...HERE,
        path: CONFIG,
        file: 'aws-config',
        entry,
        holds: 'values',
      } as const;
      return add(credential, place, about, entry === 'profile prod' ? 'current' : 'stale');
    },
    'consumers.addByHand': ({ credential, place, ...about }) =>
      add(credential, { kind: 'by-hand', ...place }, about, 'unchecked'),
    'consumers.addCommand': ({ credential, command, ...about }) =>
      add(credential, { kind: 'command', ...HERE, ...command }, about, 'unchecked'),
    'consumers.editCommand': ({ id, command }) =>
      put({ ...get(id), place: { kind: 'command', ...HERE, ...command } }),
    'consumers.edit': ({ id, note, restart, byHand }) => {
      const before = get(id);
      return put({
        ...before,
        place: byHand === undefined ? before.place : { kind: 'by-hand', ...byHand },
        note: note ?? before.note,
        restart: restart ?? before.restart,
      });
    },
    'consumers.remove': ({ ids }) => {
      all = all.filter(({ id }) => !(ids as readonly string[]).includes(id));
      deps.changed();
      return {};
    },
    'consumers.serve': ({ ids }) =>
      (ids as readonly string[]).map((id) => {
        const view = get(id);
        // One of them shows what is said of a file that cannot hold the key.
        if (view.place.kind === 'file' && view.place.file === 'tfvars')
          return { ...view, problem: { code: 'file-not-writable', params: {} } };
        return put({ ...view, state: 'current' as const });
      }),
    'plaintext.scrub': ({ ids, ...how }) => {
      const own = all.filter(({ id }) => (ids as readonly string[]).includes(id));
      const rest = (ids as readonly string[]).filter((id) => !own.some((view) => view.id === id));
      for (const view of own)
        if (view.place.kind === 'file')
          put({ ...view, place: { ...view.place, holds: 'command' }, scrub: null });
      return [
        ...own.map(({ id }) => ({ consumer: id, outcome: 'command' as const, problem: null, kept: null })),
        ...(rest.length === 0 ? [] : deps.scrub({ ids: rest, ...how })),
      ];
    },
  } satisfies Partial<Handlers>;
  return {
    handlers,
    /** The places of a key as they stand. */
    of: (id: CredentialId): readonly ConsumerView[] => all.filter(({ credentialId }) => credentialId === id),
  };
}

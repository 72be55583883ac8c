import type { ChannelName } from '../../../src/shared/ipc/channels.ts';
import type { Input } from '../../../src/shared/ipc/contract.ts';
import type { consumerChannels } from '../../../src/shared/ipc/parts/consumers.ts';
import type { ConsumerView } from '../../../src/shared/model/consumer.ts';
import type { KeptFile } from '../../../src/shared/model/kept-file.ts';
import type { LookView } from '../../../src/shared/model/look.ts';
import type { TestApp } from '../test-app.ts';
import { endOfLook, FOUND_PROFILE, fileTicket, HELD_PROFILE, type PlantedHome } from './planted-home.ts';
import type { Known } from './steps.ts';

const NOBODY = '0000000000000000';

/** The id that a channel answered with last; one that nothing has where it did not. */
const idOf = ({ last }: Known, channel: ChannelName) =>
  ((last[channel] as { readonly id?: string } | null | undefined)?.id ?? NOBODY) as never;

/** A program that gets the key and gives it away to whoever reads its output. */
const TALKATIVE = { name: 'a', run: ['/bin/cat'], check: ['/bin/cat'], restore: null, timeoutSeconds: 5 };

/** What the last look found. */
const looked = ({ last }: Known) => (last['look.get'] as LookView | null | undefined) ?? null;
const look = (known: Known) => looked(known)?.look ?? (NOBODY as never);
/** The row of the key that the stand-in knows, so that nobody else is asked about any. */
const heldRow = (known: Known) => looked(known)?.keys.find(({ entry }) => entry === HELD_PROFILE);
const foundRow = (known: Known) => looked(known)?.keys.find(({ entry }) => entry === FOUND_PROFILE);

/** The place of the key that nobody knew of. */
const foundPlace = ({ last }: Known) =>
  (last['consumers.list'] as readonly ConsumerView[] | undefined)?.find(
    ({ place }) => place.kind === 'file' && place.entry === FOUND_PROFILE,
  )?.id ?? (NOBODY as never);

const keptCopy = ({ last }: Known) =>
  (last['plaintext.kept'] as readonly KeptFile[] | undefined)?.[0]?.id ?? (NOBODY as never);

const key = (known: Known) => idOf(known, 'credentials.add');

/** The channels about where keys lie. */
export const CONSUMER_STEPS: { readonly [C in keyof typeof consumerChannels]: (known: Known) => Input<C> } = {
  'look.start': () => ({ usual: true, profiles: true, histories: true, folders: [] }),
  'look.get': () => ({}),
  'look.stop': () => ({}),
  'look.pickFolder': () => ({}),
  'look.verify': (known) => ({ look: look(known), rows: [heldRow(known)?.row.index ?? 0] }),
  'look.import': (known) => ({
    look: look(known),
    rows: [{ index: foundRow(known)?.row.index ?? 0, cloud: 'aws', label: 'found', site: 'aws' }],
  }),
  'look.restrict': (known) => ({ look: look(known), place: heldRow(known)?.place ?? 0 }),
  'consumers.list': () => ({ credential: null }),
  'consumers.entries': (known) => ({ file: known.file as never }),
  'consumers.addFile': (known) => ({
    credential: key(known),
    file: known.file as never,
    entry: HELD_PROFILE,
  }),
  'consumers.addByHand': (known) => ({
    credential: key(known),
    place: { what: 'other', name: 'a', owner: '' },
  }),
  'consumers.addCommand': (known) => ({ credential: key(known), command: TALKATIVE }),
  'consumers.editCommand': (known) => ({ id: idOf(known, 'consumers.addCommand'), command: TALKATIVE }),
  'consumers.edit': (known) => ({ id: idOf(known, 'consumers.addByHand'), note: 'b' }),
  'consumers.remove': (known) => ({ ids: [idOf(known, 'consumers.addByHand')] }),
  'consumers.serve': (known) => ({ ids: [idOf(known, 'consumers.addCommand')] }),
  'plaintext.scrub': (known) => ({ ids: [foundPlace(known)] }),
  'plaintext.muted': () => ({}),
  'plaintext.kept': () => ({}),
  'plaintext.undo': (known) => ({ id: keptCopy(known), over: true }),
  'plaintext.forget': (known) => ({ ids: [keptCopy(known)] }),
  // A key that no rotation replaces: of the one in its place, the secret is the cloud's.
  'plaintext.asProcess': ({ temporary }) => ({ id: temporary as never, protocol: 'aws' }),
  'rotations.deliveries': (known) => ({ id: idOf(known, 'rotations.start') }),
  'rotations.answerDelivery': (known) => ({
    id: idOf(known, 'rotations.start'),
    consumer: idOf(known, 'consumers.addByHand'),
    answer: 'done',
  }),
};

const KEY = ['credentials.restore', 'credentials.add'] as const;
const LOOK = ['look.start', 'look.get'] as const;
const TAKEN = [...LOOK, 'look.import', 'consumers.list'] as const;
const SCRUBBED = [...TAKEN, 'plaintext.scrub', 'plaintext.kept'] as const;
const BY_HAND = [...KEY, 'consumers.addByHand'] as const;
const COMMAND = [...KEY, 'presence.confirm', 'consumers.addCommand'] as const;

/** What has to be answered before, so that a step is about something. */
export const CONSUMER_BEFORE: Partial<Record<ChannelName, readonly ChannelName[]>> = {
  'look.get': ['look.start'],
  'look.verify': [...KEY, ...LOOK],
  'look.import': LOOK,
  'look.restrict': LOOK,
  'consumers.list': TAKEN,
  'consumers.addFile': KEY,
  'consumers.addByHand': KEY,
  'consumers.addCommand': [...KEY, 'presence.confirm'],
  'consumers.editCommand': COMMAND,
  'consumers.serve': COMMAND,
  'consumers.edit': BY_HAND,
  'consumers.remove': BY_HAND,
  'plaintext.scrub': TAKEN,
  'plaintext.kept': SCRUBBED,
  'plaintext.undo': SCRUBBED,
  'plaintext.forget': SCRUBBED,
  'rotations.deliveries': ['presence.confirm', 'rotations.start'],
  'rotations.answerDelivery': [...BY_HAND, 'credentials.verify', 'rotations.start', 'rotations.resume'],
};

/** What a step about a file of the home has to have besides: a look that came to its end, a ticket that is still good. */
export async function aroundConsumerStep(
  channel: ChannelName,
  when: 'before' | 'after',
  { made, home, known }: { readonly made: TestApp; readonly home: PlantedHome; readonly known: Known },
): Promise<void> {
  if (when === 'after' && channel === 'look.start') await endOfLook(made);
  if (when === 'after' || (channel !== 'consumers.entries' && channel !== 'consumers.addFile')) return;
  known.file = (await fileTicket(made, home)) ?? NOBODY;
}

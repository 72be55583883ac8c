import type { ChannelName } from '../../../src/shared/ipc/channels.ts';
import type { Input } from '../../../src/shared/ipc/contract.ts';
import type { consumerChannels } from '../../../src/shared/ipc/parts/consumers.ts';
import type { Known } from './steps.ts';

const NOBODY = '0000000000000000';

/** The id that a channel answered with last; one that nothing has where it did not. */
const idOf = ({ last }: Known, channel: ChannelName) =>
  ((last[channel] as { readonly id?: string } | null | undefined)?.id ?? NOBODY) as never;

/** A program that gets the key and gives it away to whoever reads its output. */
const TALKATIVE = { name: 'a', run: ['/bin/cat'], check: ['/bin/cat'], restore: null, timeoutSeconds: 5 };

/** The channels about where keys lie. */
export const CONSUMER_STEPS: { readonly [C in keyof typeof consumerChannels]: (known: Known) => Input<C> } = {
  'look.start': () => ({ usual: true, profiles: true, histories: true, folders: [] }),
  'look.get': () => ({}),
  'look.stop': () => ({}),
  'look.pickFolder': () => ({}),
  'look.verify': () => ({ look: NOBODY, rows: [0] }),
  'look.import': () => ({ look: NOBODY, rows: [{ index: 0, cloud: 'aliyun', label: 'a', site: 'china' }] }),
  'look.restrict': () => ({ look: NOBODY, place: 0 }),
  'consumers.list': () => ({ credential: null }),
  'consumers.entries': () => ({ file: NOBODY }),
  'consumers.addFile': () => ({ credential: NOBODY, file: NOBODY, entry: '' }),
  'consumers.addByHand': (known) => ({
    credential: idOf(known, 'credentials.add'),
    place: { what: 'other', name: 'a', owner: '' },
  }),
  'consumers.addCommand': (known) => ({ credential: idOf(known, 'credentials.add'), command: TALKATIVE }),
  'consumers.editCommand': (known) => ({ id: idOf(known, 'consumers.addCommand'), command: TALKATIVE }),
  'consumers.edit': (known) => ({ id: idOf(known, 'consumers.addByHand'), note: 'b' }),
  'consumers.remove': (known) => ({ ids: [idOf(known, 'consumers.addByHand')] }),
  'consumers.serve': (known) => ({ ids: [idOf(known, 'consumers.addCommand')] }),
  'plaintext.scrub': () => ({ ids: [NOBODY] }),
  'plaintext.kept': () => ({}),
  'plaintext.undo': () => ({ id: NOBODY }),
  'plaintext.forget': () => ({ ids: [NOBODY] }),
  // A key that no rotation replaces: of the one in its place, the secret is the cloud's.
  'plaintext.asProcess': ({ temporary }) => ({ id: temporary as never, protocol: 'aws' }),
  'rotations.deliveries': (known) => ({ id: idOf(known, 'rotations.start') }),
  'rotations.answerDelivery': () => ({ id: NOBODY, consumer: NOBODY, answer: 'retry' }),
};

/** What has to be answered before, so that a step is about something. */
export const CONSUMER_BEFORE: Partial<Record<ChannelName, readonly ChannelName[]>> = {
  'look.get': ['look.start'],
  'consumers.addCommand': ['presence.confirm'],
  'consumers.editCommand': ['presence.confirm', 'consumers.addCommand'],
  'consumers.serve': ['presence.confirm', 'consumers.addCommand'],
  'consumers.edit': ['consumers.addByHand'],
  'consumers.remove': ['consumers.addByHand'],
  'rotations.deliveries': ['presence.confirm', 'rotations.start'],
};

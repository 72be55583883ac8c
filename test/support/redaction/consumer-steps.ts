import type { Input } from '../../../src/shared/ipc/contract.ts';
import type { consumerChannels } from '../../../src/shared/ipc/parts/consumers.ts';
import type { Known } from './steps.ts';

const NOBODY = '0000000000000000';

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
  'consumers.addByHand': () => ({ credential: NOBODY, place: { what: 'other', name: 'a', owner: '' } }),
  'consumers.addCommand': () => ({
    credential: NOBODY,
    command: { name: 'a', run: ['/bin/true'], check: null, restore: null, timeoutSeconds: 5 },
  }),
  'consumers.editCommand': () => ({
    id: NOBODY,
    command: { name: 'a', run: ['/bin/true'], check: null, restore: null, timeoutSeconds: 5 },
  }),
  'consumers.edit': () => ({ id: NOBODY }),
  'consumers.remove': () => ({ ids: [NOBODY] }),
  'consumers.serve': () => ({ ids: [NOBODY] }),
  'plaintext.scrub': () => ({ ids: [NOBODY] }),
  'plaintext.kept': () => ({}),
  'plaintext.undo': () => ({ id: NOBODY }),
  'plaintext.forget': () => ({ ids: [NOBODY] }),
  'plaintext.asProcess': ({ last }) => {
    const added = last['credentials.add'] as { readonly id: string } | undefined;
    return { id: added?.id ?? NOBODY, protocol: 'aws' };
  },
  'rotations.deliveries': () => ({ id: NOBODY }),
  'rotations.answerDelivery': () => ({ id: NOBODY, consumer: NOBODY, answer: 'retry' }),
};

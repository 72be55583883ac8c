import type { ChannelName } from '../../../src/shared/ipc/channels.ts';
import type { Input } from '../../../src/shared/ipc/contract.ts';
import type { handOutChannels } from '../../../src/shared/ipc/parts/hand-outs.ts';
import type { Known } from './steps.ts';

const NOBODY = '0000000000000000' as never;

/** The key that was added last. */
const key = ({ last }: Known) =>
  ((last['credentials.add'] as { readonly id?: string } | null | undefined)?.id ?? NOBODY) as never;

/** Of a key that no rotation replaces: of the one in its place, the secret is the cloud's. */
const lines = ({ temporary }: Known) =>
  ({ credential: temporary as never, naming: 'aws-env', shell: 'bash', scope: 'session' }) as const;

/** The channels by which keys leave the vault. */
export const HAND_OUT_STEPS: { readonly [C in keyof typeof handOutChannels]: (known: Known) => Input<C> } = {
  'handOuts.list': (known) => ({ credential: key(known) }),
  'scripts.options': (known) => ({ credential: key(known) }),
  'scripts.preview': lines,
  'scripts.copy': (known) => ({ ...lines(known), part: 'set' }),
  'scripts.save': lines,
  'scripts.text': (known) => ({ ...lines(known), part: 'set' }),
  'scripts.variables': ({ temporary }) => ({ credentials: [temporary as never], namings: null }),
  'scripts.snippet': (known) => ({ credential: key(known), naming: 'aws-env', language: 'python' }),
  'broker.find': () => ({ text: 'aaaa' }),
  'broker.status': () => ({}),
  'broker.pending': () => ({}),
  'broker.decide': () => ({ id: NOBODY, answer: 'once' }),
  'broker.consents': () => ({}),
  'broker.revoke': () => ({ ids: [NOBODY] }),
  'exports.write': () => ({ accounts: [NOBODY], password: 'x' }),
  'handOver.request': () => ({ name: 'a' }),
  'handOver.list': () => ({}),
  'handOver.readRequest': () => ({ text: 'a' }),
  'handOver.seal': (known) => ({ credential: key(known), to: { kind: 'password', person: 'a' } }),
  'handOver.open': () => ({ text: 'a', password: null }),
  'handOver.confirm': () => ({ text: 'a' }),
  'handOver.forget': () => ({ ids: [NOBODY] }),
};

const KEY = ['credentials.restore', 'credentials.add'] as const;

/** What has to be answered before, so that a step is about something. */
export const HAND_OUT_BEFORE: Partial<Record<ChannelName, readonly ChannelName[]>> = {
  'handOuts.list': KEY,
  'scripts.options': KEY,
  'scripts.save': ['presence.confirm'],
  'scripts.snippet': KEY,
  'exports.write': [...KEY, 'presence.confirm'],
  'handOver.seal': [...KEY, 'presence.confirm'],
};

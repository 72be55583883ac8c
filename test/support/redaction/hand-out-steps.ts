import type { ChannelName } from '../../../src/shared/ipc/channels.ts';
import type { Input } from '../../../src/shared/ipc/contract.ts';
import type { handOutChannels } from '../../../src/shared/ipc/parts/hand-outs.ts';
import type { Known } from './steps.ts';

const NOBODY = '0000000000000000' as never;

/** The key that was added last. */
const key = ({ last }: Known) =>
  ((last['credentials.add'] as { readonly id?: string } | null | undefined)?.id ?? NOBODY) as never;

const account = ({ last }: Known) =>
  ((last['credentials.get'] as { readonly accountId?: string } | null | undefined)?.accountId ??
    NOBODY) as never;

const lines = (known: Known) =>
  ({ credential: key(known), naming: 'aws-env', shell: 'bash', scope: 'session' }) as const;

/** The channels by which keys leave the vault. */
export const HAND_OUT_STEPS: { readonly [C in keyof typeof handOutChannels]: (known: Known) => Input<C> } = {
  'handOuts.list': (known) => ({ credential: key(known) }),
  'scripts.options': (known) => ({ credential: key(known) }),
  'scripts.preview': lines,
  'scripts.copy': (known) => ({ ...lines(known), part: 'set' }),
  'scripts.save': lines,
  'scripts.text': (known) => ({ ...lines(known), part: 'set' }),
  'scripts.variables': (known) => ({ credentials: [key(known)], namings: null }),
  'scripts.snippet': (known) => ({ credential: key(known), naming: 'aws-env', language: 'python' }),
  'broker.find': () => ({ text: 'aaaa' }),
  'broker.status': () => ({}),
  'broker.pending': () => ({}),
  'broker.decide': () => ({ id: NOBODY, answer: 'once' }),
  'broker.consents': () => ({}),
  'broker.revoke': () => ({ ids: [NOBODY] }),
  'exports.write': (known) => ({
    accounts: [account(known)],
    password: known.secrets.nextPassword,
  }),
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
  'scripts.preview': KEY,
  'scripts.copy': KEY,
  'scripts.save': [...KEY, 'presence.confirm'],
  'scripts.text': KEY,
  'scripts.variables': KEY,
  'scripts.snippet': KEY,
  'exports.write': [...KEY, 'credentials.get', 'presence.confirm'],
  'handOver.seal': [...KEY, 'presence.confirm'],
};

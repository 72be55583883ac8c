import type { ChannelName } from '../../../src/shared/ipc/channels.ts';
import type { Input } from '../../../src/shared/ipc/contract.ts';
import type { handOutChannels } from '../../../src/shared/ipc/parts/hand-outs.ts';
import { asked } from '../broker/asked.ts';
import type { FakeDoor } from '../fake/door.ts';
import type { TestApp } from '../test-app.ts';
import type { Known } from './steps.ts';

const NOBODY = '0000000000000000' as never;

/** The key that was added last. */
const key = ({ last }: Known) =>
  ((last['credentials.add'] as { readonly id?: string } | null | undefined)?.id ?? NOBODY) as never;

const account = ({ last }: Known) =>
  ((last['credentials.get'] as { readonly accountId?: string } | null | undefined)?.accountId ??
    NOBODY) as never;

/** Of the first in a list that was answered before. */
const idIn = (list: unknown) => (list as readonly { readonly id: string }[] | undefined)?.[0]?.id ?? NOBODY;

/** A text of the last answer of a channel; one that is nothing where there was none. */
const told = ({ last }: Known, channel: ChannelName, name: string): string =>
  (last[channel] as Readonly<Record<string, string>> | null | undefined)?.[name] ?? NOBODY;

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
  'broker.decide': ({ last }) => ({ id: idIn(last['broker.pending']), answer: 'always' }),
  'broker.consents': () => ({}),
  'broker.revoke': ({ last }) => ({ ids: [idIn(last['broker.consents'])] }),
  'exports.write': (known) => ({
    accounts: [account(known)],
    password: known.secrets.nextPassword,
  }),
  'handOver.request': () => ({ name: 'Li' }),
  'handOver.list': () => ({}),
  'handOver.readRequest': (known) => ({ text: told(known, 'handOver.request', 'text') }),
  'handOver.seal': (known) => ({ credential: key(known), to: { kind: 'password', person: 'a' } }),
  'handOver.open': (known) => ({
    text: told(known, 'handOver.seal', 'text'),
    password: told(known, 'handOver.seal', 'password'),
  }),
  'handOver.confirm': (known) => ({ text: told(known, 'handOver.open', 'acknowledgement') }),
  'handOver.forget': (known) => ({ ids: [told(known, 'handOver.request', 'id') as never] }),
};

const KEY = ['credentials.restore', 'credentials.add'] as const;
const SEALS = [...KEY, 'presence.confirm'] as const;

/** What has to be answered before, so that a step is about something. */
export const HAND_OUT_BEFORE: Partial<Record<ChannelName, readonly ChannelName[]>> = {
  'handOuts.list': KEY,
  'scripts.options': KEY,
  'scripts.save': ['presence.confirm'],
  'scripts.snippet': KEY,
  'broker.decide': KEY,
  'broker.revoke': ['broker.consents'],
  'exports.write': [...KEY, 'credentials.get', 'presence.confirm'],
  'handOver.readRequest': ['handOver.request'],
  'handOver.seal': SEALS,
  'handOver.open': [...SEALS, 'handOver.seal'],
  'handOver.confirm': [...SEALS, 'handOver.seal', 'handOver.open'],
  'handOver.forget': ['handOver.request'],
};

/** A program that asks before a word is given. */
export async function aroundHandOutStep(
  channel: ChannelName,
  when: 'before' | 'after',
  { made, door, known }: { readonly made: TestApp; readonly door: FakeDoor; readonly known: Known },
): Promise<void> {
  if (when !== 'before' || channel !== 'broker.decide' || !door.isOpen()) return;
  const program = { program: `/usr/bin/${known.labels.next()}` };
  void door.ask('plaintext.asProcess', { id: key(known), protocol: null }, program);
  known.last['broker.pending'] = [await asked(made, (ask) => ask.program.program === program.program)];
}

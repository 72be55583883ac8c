import type { ChannelName } from '../../../src/shared/ipc/channels.ts';
import type { Input, Output } from '../../../src/shared/ipc/contract.ts';
import { KeyturnError } from '../../../src/shared/ipc/envelope.ts';
import type { EventName } from '../../../src/shared/ipc/events.ts';
import {
  type AskId,
  askId,
  type Consent,
  consentId,
  type PendingAsk,
} from '../../../src/shared/model/broker.ts';
import type { CredentialDetail } from '../../../src/shared/model/credential.ts';
import { type HandOver, type HandOverRequest, handOverId } from '../../../src/shared/model/hand-over.ts';
import { previewOf } from './import-preview.ts';
import { idOf } from './keys.ts';

type Handlers = { readonly [C in ChannelName]: (input: Input<C>) => Output<C> };

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const PROGRAM = { pid: 48_213, named: true, proven: true } as const;
const REQUEST = '-----BEGIN KEYTURN REQUEST-----';
const FINGERPRINT = '4f2a 91c7 03be d86e 5510 a9f3';

const askIdOf = (n: number): AskId => askId.parse(idOf(n, 'r'));

export interface FakeBrokerDeps {
  readonly keys: () => readonly CredentialDetail[];
  readonly now: () => number;
  readonly tell: (event: Extract<EventName, 'broker.changed' | 'handOver.changed'>) => void;
}

/** Keys of the sample by their place, each with what is other about the program that asks for it. */
export type AskFor = (asks: readonly (Partial<PendingAsk> & { readonly key: number })[]) => void;

/** A program that waits for a word on a key. */
function askOf(n: number, key: CredentialDetail, over: Partial<PendingAsk> = {}): PendingAsk {
  const at = Date.now();
  return {
    id: askIdOf(n),
    program: {
      ...PROGRAM,
      program: '/usr/bin/python3.11',
      script: '/usr/bin/aws',
      command: '/usr/bin/python3 /usr/bin/aws s3 sync ./site s3://shop-prod --delete --profile prod',
    },
    ...{ credentialId: key.id, label: key.label, cloud: key.account.cloud, publicId: key.publicId },
    ...{ way: 'process', at, until: at + 60_000, count: 1, ...over },
  };
}

const requestText = (name: string): string =>
  `${REQUEST}\nName: ${name}\nExpires: 2026-11-29\n\nage1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p\n${'-'.repeat(5)}END KEYTURN REQUEST${'-'.repeat(5)}`;

const SEALED = [
  'Key for 王芳, from li',
  '-----BEGIN AGE ENCRYPTED FILE-----',
  ...Array.from({ length: 9 }, () => 'YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IFgyNTUxOSBkWlJqV3hUVnRxMHVRTnpR'),
  '-----END AGE ENCRYPTED FILE-----',
].join('\n');

/** What a window is told about programs that ask, files for other vaults, and keys for people. */
export function createFakeBroker({ keys, now, tell }: FakeBrokerDeps) {
  let asks: readonly PendingAsk[] = [];
  let made = 0;
  let requests: HandOverRequest[] = [];
  let sent: HandOver[] = [];
  const keyAt = (place: number): CredentialDetail => {
    const key = keys()[place];
    if (key === undefined) throw new KeyturnError('not-found');
    return key;
  };
  const consentOf = (n: number, over: Partial<Consent>): readonly Consent[] => {
    const key = keys()[n];
    if (key === undefined) return [];
    return [
      {
        id: consentId.parse(idOf(n, 'c')),
        ...{ program: '/usr/bin/python3.11', script: '/usr/bin/aws', credentialId: key.id },
        ...{ label: key.label, cloud: key.account.cloud, lasts: 'always' },
        ...{ at: now() - 9 * DAY, lastAt: now() - 2 * HOUR, count: 212, ...over },
      },
    ];
  };
  let consents: readonly Consent[] | null = null;
  const holding = (): readonly Consent[] => {
    consents ??= [
      ...consentOf(2, {}),
      ...consentOf(0, {
        ...{ program: '/home/li/go/bin/terraform', script: null, lasts: 'session' },
        ...{ lastAt: null, count: 0 },
      }),
    ];
    return consents;
  };
  const nextId = () => {
    made += 1;
    return handOverId.parse(idOf(made, 'a'));
  };
  const handlers = {
    'broker.find': () => ({ ids: [] }),
    'broker.status': () => ({
      state: 'listening',
      place: '/home/li/.local/state/keyturn/broker/4f2a/socket',
    }),
    'broker.pending': () => [...asks],
    'broker.decide': ({ id }) => {
      if (!asks.some((ask) => ask.id === id)) throw new KeyturnError('not-found');
      asks = asks.filter((ask) => ask.id !== id);
      tell('broker.changed');
      return {};
    },
    'broker.consents': () => [...holding()],
    'broker.revoke': ({ ids }) => {
      consents = holding().filter(({ id }) => !(ids as readonly string[]).includes(id));
      tell('broker.changed');
      return {};
    },
    'exports.write': ({ accounts, plaintext }) => ({
      name: plaintext === null || plaintext === undefined ? 'accounts.keyturn' : `accounts.${plaintext}`,
      keys: keys().filter(({ accountId }) => (accounts as readonly string[]).includes(accountId)).length,
    }),
    'handOver.request': ({ name }) => {
      const request = {
        ...{ id: nextId(), name, text: requestText(name), at: now(), until: now() + 7 * DAY, used: false },
        acknowledgement: null,
      };
      requests = [request, ...requests];
      tell('handOver.changed');
      return request;
    },
    'handOver.list': () => ({ requests: [...requests], sent: [...sent] }),
    'handOver.readRequest': ({ text }) => {
      if (!text.startsWith(REQUEST)) throw new KeyturnError('hand-over-unreadable');
      const name = /^Name: (.*)$/m.exec(text)?.[1] ?? '';
      const own = requests.some((request) => request.text === text);
      return { name, fingerprint: FINGERPRINT, until: now() + 6 * DAY, own };
    },
    'handOver.seal': ({ credential, to }) => {
      const key = keys().find(({ id }) => id === credential) ?? keyAt(0);
      const person = to.kind === 'password' ? to.person : (/^Name: (.*)$/m.exec(to.text)?.[1] ?? '');
      const id = nextId();
      sent = [
        {
          ...{ id, credentialId: key.id, label: key.label, cloud: key.account.cloud, publicId: key.publicId },
          ...{ person, way: to.kind, at: now(), acknowledgedAt: null },
        },
        ...sent,
      ];
      tell('handOver.changed');
      return {
        id,
        text: SEALED,
        password: to.kind === 'password' ? 'copper-lantern-orbit-velvet-mango-thistle' : null,
      };
    },
    'handOver.open': ({ text, password }) => {
      if (!text.includes('AGE ENCRYPTED FILE')) throw new KeyturnError('hand-over-unreadable');
      if (password === 'wrong') throw new KeyturnError('hand-over-password');
      return { found: previewOf(null), from: '王芳', acknowledgement: 'keyturn-receipt 7k2m-9q4w-t6xz' };
    },
    'handOver.confirm': ({ text }) => {
      const [latest] = sent;
      if (!text.startsWith('keyturn-receipt') || latest === undefined)
        throw new KeyturnError('hand-over-unreadable');
      const confirmed = { ...latest, acknowledgedAt: now() };
      sent = [confirmed, ...sent.slice(1)];
      return confirmed;
    },
    'handOver.forget': ({ ids }) => {
      const stays = ({ id }: { readonly id: string }) => !(ids as readonly string[]).includes(id);
      requests = requests.filter(stays);
      sent = sent.filter(stays);
      tell('handOver.changed');
      return {};
    },
  } satisfies Partial<Handlers>;
  const askFor: AskFor = (next) => {
    asks = next.map(({ key, ...over }, index) => askOf(index + 1, keyAt(key), over));
    tell('broker.changed');
  };
  return { handlers, askFor };
}

import type { ChannelName } from '../../../src/shared/ipc/channels.ts';
import type { Input, Output } from '../../../src/shared/ipc/contract.ts';
import { KeyturnError } from '../../../src/shared/ipc/envelope.ts';

type Handlers = { readonly [C in ChannelName]: (input: Input<C>) => Output<C> };

const gone = (): never => {
  throw new KeyturnError('not-found');
};

/** What a window is told about programs that ask, files for other vaults, and keys for people. */
export function createFakeBroker() {
  return {
    'broker.find': () => ({ ids: [] }),
    'broker.status': () => ({ state: 'listening', place: '/run/user/1000/keyturn/broker' }),
    'broker.pending': () => [],
    'broker.decide': gone,
    'broker.consents': () => [],
    'broker.revoke': () => ({}),
    'exports.write': () => null,
    'handOver.request': gone,
    'handOver.list': () => ({ requests: [], sent: [] }),
    'handOver.readRequest': gone,
    'handOver.seal': gone,
    'handOver.open': gone,
    'handOver.confirm': gone,
    'handOver.forget': () => ({}),
  } satisfies Partial<Handlers>;
}

import type { Handlers } from '../../../src/main/ipc/router.ts';
import type { Input } from '../../../src/shared/ipc/contract.ts';
import { KeyturnError } from '../../../src/shared/ipc/envelope.ts';
import type { ConsumerView } from '../../../src/shared/model/consumer.ts';

const refused = (): never => {
  throw new KeyturnError('not-found');
};

/** What a window is told about where keys lie: of all keys what a look around remembered, of each one no place. */
export const consumerHandlers = (looked: () => ConsumerView[]) =>
  ({
    'consumers.list': ({ credential }: Input<'consumers.list'>) => (credential === null ? looked() : []),
    'consumers.entries': refused,
    'consumers.addFile': refused,
    'consumers.addByHand': refused,
    'consumers.addCommand': refused,
    'consumers.editCommand': refused,
    'consumers.edit': refused,
    'consumers.remove': () => ({}),
    'consumers.serve': () => [],
  }) satisfies Partial<Handlers>;

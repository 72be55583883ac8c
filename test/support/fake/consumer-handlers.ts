import type { Handlers } from '../../../src/main/ipc/router.ts';
import { KeyturnError } from '../../../src/shared/ipc/envelope.ts';

const refused = (): never => {
  throw new KeyturnError('not-found');
};

/** What a window is told about where keys lie: nothing was found, and no place is known. */
export const consumerHandlers = () =>
  ({
    'look.start': refused,
    'look.get': () => null,
    'look.stop': () => ({}),
    'look.pickFolder': () => null,
    'look.verify': refused,
    'look.import': refused,
    'look.restrict': refused,
    'consumers.list': () => [],
    'consumers.entries': refused,
    'consumers.addFile': refused,
    'consumers.addByHand': refused,
    'consumers.addCommand': refused,
    'consumers.editCommand': refused,
    'consumers.edit': refused,
    'consumers.remove': () => ({}),
    'consumers.serve': () => [],
    'plaintext.scrub': () => [],
    'plaintext.kept': () => [],
    'plaintext.undo': refused,
    'plaintext.forget': () => ({}),
    'plaintext.asProcess': refused,
  }) satisfies Partial<Handlers>;

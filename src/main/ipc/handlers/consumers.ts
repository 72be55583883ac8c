import type { Services } from '../../services/index.ts';
import type { Handlers } from '../router.ts';

const done = {};

/** Channels about where keys lie. */
export const consumerHandlers = ({ looks, consumers, plaintext, userFiles, rotations }: Services) =>
  ({
    'look.start': (scope) => looks.start(scope),
    'look.get': () => looks.get(),
    'look.stop': () => {
      looks.stop();
      return done;
    },
    'look.pickFolder': () => looks.pickFolder(),
    'look.verify': (input) => looks.verify(input),
    'look.import': (input) => looks.import(input),
    'look.restrict': (input) => looks.restrict(input),
    'consumers.list': ({ credential }) => consumers.list(credential),
    'consumers.entries': ({ file }) => consumers.entries(file),
    'consumers.addFile': (input) => consumers.addFile(input),
    'consumers.addByHand': (input) => consumers.addByHand(input),
    'consumers.addCommand': (input) => consumers.addCommand(input),
    'consumers.editCommand': (input) => consumers.editCommand(input),
    'consumers.edit': (input) => consumers.edit(input),
    'consumers.remove': ({ ids }) => {
      consumers.remove(ids);
      return done;
    },
    'consumers.serve': ({ ids, over }) => consumers.serveAll(ids, over),
    'plaintext.scrub': (input) => plaintext.scrub(input),
    'plaintext.muted': async () => ({ problem: await plaintext.muted() }),
    'plaintext.kept': () => userFiles.kept(),
    'plaintext.undo': ({ id, over }) => userFiles.undo(id, over),
    'plaintext.forget': ({ ids }) => {
      userFiles.forget(ids);
      return done;
    },
    'plaintext.asProcess': (input) => plaintext.asProcess(input),
    'rotations.deliveries': ({ id }) => rotations.deliveries(id),
    'rotations.answerDelivery': ({ id, consumer, answer }) => rotations.answerDelivery(id, consumer, answer),
  }) satisfies Partial<Handlers>;

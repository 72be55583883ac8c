import type { Receiver } from '../../services/hand-outs/index.ts';
import type { Services } from '../../services/index.ts';
import type { Handlers } from '../router.ts';

const done = {};

/** The same for a program that is not this one: it is noted as who has the key. */
export const handOutHandlersFor = ({ plaintext, scripts }: Services, receiver: Receiver) =>
  ({
    'plaintext.asProcess': (input) => plaintext.asProcess(input, receiver),
    'scripts.text': async (input) => ({ text: await scripts.text(input, receiver) }),
    'scripts.variables': async (input) => ({ variables: await scripts.variables(input, receiver) }),
  }) satisfies Partial<Handlers>;

/** Channels by which keys leave the vault. */
export const handOutHandlers = ({ handOuts, scripts, broker, exports, handOvers }: Services) =>
  ({
    'handOuts.list': ({ credential }) => handOuts.list(credential),
    'scripts.options': ({ credential }) => scripts.options(credential),
    'scripts.preview': (input) => scripts.preview(input),
    'scripts.copy': (input) => scripts.copy(input),
    'scripts.save': (input) => scripts.save(input),
    'scripts.text': async (input) => ({ text: await scripts.text(input) }),
    'scripts.variables': async (input) => ({ variables: await scripts.variables(input) }),
    'scripts.snippet': (input) => scripts.snippet(input),
    'broker.find': ({ text }) => ({ ids: broker.find(text) }),
    'broker.status': () => broker.status(),
    'broker.pending': () => broker.pending(),
    'broker.decide': async (input) => {
      await broker.decide(input);
      return done;
    },
    'broker.consents': () => broker.consents(),
    'broker.revoke': async ({ ids }) => {
      await broker.revoke(ids);
      return done;
    },
    'exports.write': (input) => exports.write(input),
    'handOver.request': ({ name }) => handOvers.request(name),
    'handOver.list': () => handOvers.list(),
    'handOver.readRequest': ({ text }) => handOvers.readRequest(text),
    'handOver.seal': (input) => handOvers.seal(input),
    'handOver.open': (input) => handOvers.open(input),
    'handOver.confirm': ({ text }) => handOvers.confirm(text),
    'handOver.forget': ({ ids }) => {
      handOvers.forget(ids);
      return done;
    },
  }) satisfies Partial<Handlers>;

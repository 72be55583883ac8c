import type { ChannelName } from '../../../src/shared/ipc/channels.ts';
import type { Input, Output } from '../../../src/shared/ipc/contract.ts';

type Handlers = { readonly [C in ChannelName]: (input: Input<C>) => Output<C> };

/** What a window is told about keys as variables, and about who got them. */
export function createFakeScripts() {
  return {
    'handOuts.list': () => [],
    'scripts.options': () => [],
    'scripts.preview': () => ({ set: '', check: '', undo: '', file: null, restart: [], endsUp: [] }),
    'scripts.copy': () => ({ seconds: null }),
    'scripts.save': () => null,
    'scripts.text': () => ({ text: '' }),
    'scripts.variables': () => ({ variables: [] }),
    'scripts.snippet': () => ({ text: '', install: '' }),
  } satisfies Partial<Handlers>;
}

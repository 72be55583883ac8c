import { contract, type ParsedInput } from '../../../shared/ipc/contract.ts';
import type { HandOutWay } from '../../../shared/model/hand-out.ts';
import type { DoorRequest } from '../../ports/door.ts';

/** All that another program may ask; the rest is for the window and the command line. */
const OPEN = ['broker.find', 'broker.status'] as const;
const HANDING = ['plaintext.asProcess', 'scripts.variables', 'scripts.text'] as const;
type Handing = (typeof HANDING)[number];

/** A request with the mark of an earlier answer. */
type Repeated = ParsedInput<'plaintext.asProcess'> & { readonly again: string };

/** What a request would hand out: the keys by whatever id it names them, and the way; null where nothing leaves. */
export interface Wanted {
  readonly ids: readonly string[];
  readonly way: HandOutWay;
  /** For one who says to have got the same already: with `again`, the mark of what it got. */
  readonly repeated: Repeated | null;
}

const READ: { readonly [C in Handing]: (input: ParsedInput<C>) => Wanted } = {
  'plaintext.asProcess': (input) => {
    const { id, protocol, again } = input;
    return { ids: [id], way: wayOf(protocol), repeated: again === null ? null : { ...input, again } };
  },
  'scripts.variables': ({ credentials }) => ({
    ids: [...new Set<string>(credentials)],
    way: 'exec',
    repeated: null,
  }),
  'scripts.text': ({ credential }) => ({ ids: [credential], way: 'env', repeated: null }),
};

/** A protocol that a program speaks with an address again and again, or one that a tool speaks with a command. */
const wayOf = (protocol: string | null): HandOutWay =>
  protocol !== null && /^endpoint$|-(?:container|uri)$/.test(protocol) ? 'endpoint' : 'process';

/** `forbidden` for what another program may not ask; `malformed` is left to the router to say what is wrong with it. */
export function wantedBy({ channel, input }: DoorRequest): Wanted | null | 'forbidden' | 'malformed' {
  if (OPEN.some((one) => one === channel)) return null;
  const handing = HANDING.find((one) => one === channel);
  if (handing === undefined) return 'forbidden';
  const parsed = contract[handing].input.safeParse(input);
  if (!parsed.success) return 'malformed';
  const read: (parsedInput: never) => Wanted = READ[handing];
  return read(parsed.data as never);
}

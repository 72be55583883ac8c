import type { ChannelName } from '../../shared/ipc/channels.ts';
import {
  type ChannelSpec,
  contract,
  type Input,
  type Output,
  type ParsedInput,
} from '../../shared/ipc/contract.ts';
import { type Envelope, KeyturnError } from '../../shared/ipc/envelope.ts';
import type { Logger } from '../ports/logger.ts';

/** One handler for every channel of the contract. */
export type Handlers = {
  readonly [C in ChannelName]: (input: ParsedInput<C>) => Output<C> | Promise<Output<C>>;
};

/** Who may call, on top of what the transport checked. */
export interface Gates {
  readonly unlocked: () => boolean;
  /** Whether the person proved to be there a short while ago. */
  readonly present: () => boolean;
}

export interface Router {
  handle<C extends ChannelName>(channel: C, input: Input<C>): Promise<Envelope<Output<C>>>;
  /** For transports, where the channel's name is just a string that arrived. */
  handleUnknown(channel: string, input: unknown): Promise<Envelope<unknown>>;
}

const failed = (error: KeyturnError): Envelope<never> => ({
  ok: false,
  error: { code: error.code, params: error.params },
});

/** Parse, gate, handle, parse, wrap. Nothing that is thrown crosses but codes and their parameters. */
export function createRouter(handlers: Handlers, gates: Gates, logger: Logger): Router {
  const run = async (channel: ChannelName, input: unknown): Promise<Envelope<unknown>> => {
    const spec: ChannelSpec = contract[channel];
    const parsed = spec.input.safeParse(input);
    if (!parsed.success) {
      // The path names fields of the contract; the value itself may be confidential.
      const field = parsed.error.issues[0]?.path.join('.') ?? '';
      return failed(new KeyturnError('invalid-input', field === '' ? {} : { field }));
    }
    if (spec.gate === 'unlocked' && !gates.unlocked()) return failed(new KeyturnError('vault-locked'));
    if (spec.presence === true && !gates.present()) return failed(new KeyturnError('presence-needed'));
    try {
      const handler: (parsedInput: never) => unknown = handlers[channel];
      return { ok: true, value: spec.output.parse(await handler(parsed.data as never)) };
    } catch (error) {
      if (error instanceof KeyturnError) {
        logger.info('channel.refused', { channel, code: error.code });
        return failed(error);
      }
      // A message may quote data, so the log gets the kind of error and where it was thrown, and no more.
      logger.error('channel.failed', { channel, kind: errorKind(error), at: thrownAt(error) });
      return failed(new KeyturnError('internal'));
    }
  };

  return {
    handle: (channel, input) => run(channel, input) as never,
    handleUnknown: async (channel, input) =>
      Object.hasOwn(contract, channel)
        ? run(channel as ChannelName, input)
        : failed(new KeyturnError('forbidden')),
  };
}

const errorKind = (error: unknown): string => (error instanceof Error ? error.name : typeof error);

/** The innermost stack line: a place in our own code, without the message above it. */
function thrownAt(error: unknown): string {
  const line =
    error instanceof Error ? error.stack?.split('\n').find((text) => /^\s+at /.test(text)) : undefined;
  return line?.trim().slice(0, 200) ?? '';
}

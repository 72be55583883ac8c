import type { BrokerPlace } from '../../main/node/broker-place.ts';
import type { Input, Output } from '../../shared/ipc/contract.ts';
import { AnswerError, CliError, usageError } from '../errors.ts';
import type { AskApp } from './client.ts';

/** What may be asked of the running app. */
export type AskedChannel = 'plaintext.asProcess' | 'scripts.variables' | 'scripts.text' | 'broker.find';

/** The running app, as far as it answers other programs. Null stands for an app that is not there. */
export interface AppSource {
  /** Throws AnswerError. */
  ask<C extends AskedChannel>(channel: C, input: Input<C>): Promise<Output<C> | null>;
  /** The id of the key that an argument means. Throws CliError `no-such-key`, `ambiguous-id`, and a usage error. */
  keyId(text: string): Promise<string | null>;
}

const WHOLE_ID = /^[0-9a-hjkmnp-tv-z]{16}$/;
const SHORTEST = 4;

export function appSource(place: BrokerPlace, askApp: AskApp): AppSource {
  const ask: AppSource['ask'] = async <C extends AskedChannel>(channel: C, input: Input<C>) => {
    const answer = await askApp(place, channel, input);
    if (answer === null) return null;
    if (!answer.ok) throw new AnswerError(answer.error);
    // The same contract as in process; an app of another one greets otherwise.
    return answer.value as Output<C>;
  };
  return {
    ask,
    async keyId(text) {
      // The lines in tools' files name a place by its whole id, which no search finds.
      if (WHOLE_ID.test(text)) return text;
      if (text.length < SHORTEST) throw usageError('id-too-short', { least: SHORTEST });
      const found = await ask('broker.find', { text });
      if (found === null) return null;
      const [first, ...others] = found.ids;
      if (first === undefined) throw new CliError('no-such-key', { id: text });
      if (others.length > 0)
        throw new CliError('ambiguous-id', { id: text, candidates: found.ids.join(', ') });
      return first;
    },
  };
}

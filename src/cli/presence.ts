import type { ChannelName } from '../shared/ipc/channels.ts';
import type { Input, Output } from '../shared/ipc/contract.ts';
import type { Envelope } from '../shared/ipc/envelope.ts';
import { type CliApp, call } from './app.ts';

/**
 * The app with one more manner: where a step wants the person to prove to be there, the password is asked for and the
 * step is taken once more. `askPassword` gives null where there is nobody to ask; then the refusal stays.
 */
export function askingPresence(app: CliApp, askPassword: () => Promise<string | null>): CliApp {
  return {
    ...app,
    async handle<C extends ChannelName>(channel: C, input: Input<C>): Promise<Envelope<Output<C>>> {
      const answer = await app.handle(channel, input);
      if (answer.ok || answer.error.code !== 'presence-needed') return answer;
      const password = await askPassword();
      if (password === null) return answer;
      await call(app, 'presence.confirm', { kind: 'password', password });
      return app.handle(channel, input);
    },
  };
}

import { mkdir } from 'node:fs/promises';
import { brokerPlace } from '../../../src/main/node/broker-place.ts';
import { createClock } from '../../../src/main/node/clock.ts';
import { createDoor } from '../../../src/main/node/door/index.ts';
import { type Envelope, KeyturnError } from '../../../src/shared/ipc/envelope.ts';
import type { AskingProgram } from '../../../src/shared/model/broker.ts';

/** Answers as the app would, or throws what it refuses with. */
export type StandInAnswers = Readonly<Record<string, (input: never, program: AskingProgram) => unknown>>;

/** The door of an app that runs for a vault, without the app: its socket, its wire, and canned answers behind them. */
export interface StandInApp extends AsyncDisposable {
  readonly asked: { readonly channel: string; readonly input: unknown; readonly program: AskingProgram }[];
  /** What the environment of a program has to say so that it finds the door. */
  readonly env: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/** `state`: the folder that the app keeps what it knows of this device in. */
export async function standInApp(
  { vault, state, own = null }: { vault: string; state: string; own?: readonly [string, ...string[]] | null },
  answers: StandInAnswers,
): Promise<StandInApp> {
  const env = { KEYTURN_STATE: state };
  await mkdir(vault, { recursive: true });
  const asked: { channel: string; input: unknown; program: AskingProgram }[] = [];
  const door = createDoor({
    place: brokerPlace(env, process.platform, vault),
    clock: createClock(),
    own,
  });
  const close = await door.open(async ({ channel, input }, program): Promise<Envelope<unknown>> => {
    asked.push({ channel, input, program });
    try {
      const answer = answers[channel];
      if (answer === undefined) throw new KeyturnError('forbidden');
      return { ok: true, value: await answer(input as never, program) };
    } catch (error) {
      const known = error instanceof KeyturnError ? error : new KeyturnError('internal');
      return { ok: false, error: { code: known.code, params: known.params } };
    }
  });
  return { asked, env, close, [Symbol.asyncDispose]: close };
}

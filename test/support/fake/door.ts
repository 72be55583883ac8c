import type { Door, DoorAnswers } from '../../../src/main/ports/door.ts';
import type { Envelope } from '../../../src/shared/ipc/envelope.ts';
import type { AskingProgram } from '../../../src/shared/model/broker.ts';

/** A program that asks, as a test would have it. */
export const PROGRAM: AskingProgram = {
  ...{ pid: 4711, program: '/usr/bin/python3.11', script: '/usr/bin/aws', named: true, proven: true },
  command: 'python3 /usr/bin/aws s3 ls',
};

/** A door without a socket: a test asks at it. */
export interface FakeDoor extends Door {
  readonly isOpen: () => boolean;
  /** As a program would. Throws while it is closed. */
  ask(
    channel: string,
    input: unknown,
    program?: Partial<AskingProgram>,
    gone?: AbortSignal,
  ): Promise<Envelope<unknown>>;
}

export function fakeDoor(): FakeDoor {
  let answers: DoorAnswers | null = null;
  return {
    place: '/run/user/1000/keyturn/broker',
    isOpen: () => answers !== null,
    async open(given) {
      answers = given;
      return async () => {
        answers = null;
      };
    },
    ask(channel, input, program = {}, gone = new AbortController().signal) {
      if (answers === null) throw new Error('The door is closed');
      return answers({ channel, input }, { ...PROGRAM, ...program }, gone);
    },
  };
}

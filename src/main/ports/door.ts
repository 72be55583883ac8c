import type { Envelope } from '../../shared/ipc/envelope.ts';
import type { AskingProgram } from '../../shared/model/broker.ts';

/** What another program asks the running app. */
export interface DoorRequest {
  readonly channel: string;
  readonly input: unknown;
}

/** `gone` aborts when the caller left. */
export type DoorAnswers = (
  request: DoorRequest,
  program: AskingProgram,
  gone: AbortSignal,
) => Promise<Envelope<unknown>>;

/** A place where other programs of the same person ask. */
export interface Door {
  /** A socket's path or a pipe's name; null where there is none. */
  readonly place: string | null;
  /**
   * Listens there until the returned function is called, which resolves once nobody is answered any more. Throws where the
   * place is not this user's alone, or another app answers there.
   */
  open(answers: DoorAnswers): Promise<() => Promise<void>>;
}

/** For whatever answers nobody but the person before it: the command line, and tests. */
export const NO_DOOR: Door = { place: null, open: () => Promise.reject(new Error('There is no door here')) };

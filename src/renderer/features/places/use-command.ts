import { useState } from 'react';
import type { WireError } from '../../../shared/ipc/envelope.ts';
import { type CommandField, type CommandText, wrongFields } from './command-draft.ts';

const NONE: ReadonlySet<CommandField> = new Set();

/** A command in its form, with what is wrong with it. */
export interface CommandForm {
  readonly text: CommandText;
  readonly wrong: ReadonlySet<CommandField>;
  change(text: CommandText): void;
  /** Whether it can be sent; from then on, what is wrong says so. */
  ready(): boolean;
}

const refusedField = (error: WireError | null): CommandField | null => {
  const field = error?.code === 'invalid-input' ? error.params.field : undefined;
  return field === 'run' || field === 'check' || field === 'restore' ? field : null;
};

/** Whether a field of the form says what it was refused for. */
export const saidByField = (error: WireError | null): boolean => refusedField(error) !== null;

/** Holds a command while a person types it. `refused` is why main did not take it. */
export function useCommand(initial: CommandText, refused: WireError | null): CommandForm {
  const [text, setText] = useState(initial);
  const [tried, setTried] = useState(false);
  const field = refusedField(refused);
  const own = tried ? wrongFields(text) : NONE;
  return {
    text,
    wrong: field === null ? own : new Set([...own, field]),
    change: setText,
    ready() {
      setTried(true);
      return wrongFields(text).size === 0;
    },
  };
}

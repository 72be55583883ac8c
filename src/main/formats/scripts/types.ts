import type { z } from 'zod';
import type { ScriptScope, scriptPreview } from '../../../shared/model/script.ts';

/** A variable of an environment with its value. */
export interface Variable {
  readonly name: string;
  readonly value: string;
}

/** What the lines are for. */
export interface ScriptAsked {
  readonly scope: ScriptScope;
  readonly platform: 'darwin' | 'win32' | 'linux';
  /**
   * `typed`: at a prompt, or run as what a command printed. `file`: as a file of their own. `shown`: to be looked at, before
   * anybody knows which of the two; only what neither can hold is refused.
   */
  readonly into: 'typed' | 'file' | 'shown';
}

type Told = Pick<z.infer<typeof scriptPreview>, 'file' | 'restart' | 'endsUp'>;

/** How one shell holds variables. All of it is pure; each text ends in the shell's line end. */
export interface ShellWriter {
  /** Throws `value-unwritable` (param `field`: the variable) for a value that the shell or the system cannot hold. */
  set(variables: readonly Variable[], asked: ScriptAsked): string;
  /** Prints which of them are set, and never a value. */
  check(names: readonly string[], asked: ScriptAsked): string;
  /** Takes them away again; nothing happens where they are not set. */
  undo(names: readonly string[], asked: ScriptAsked): string;
  /** What a person has to know about it. */
  told(asked: ScriptAsked): Told;
  /** The ending of a file with its lines. */
  readonly ending: 'sh' | 'fish' | 'cmd' | 'ps1';
}

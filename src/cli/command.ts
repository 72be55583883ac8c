import type { Command } from 'commander';
import type { AskApp } from './broker/client.ts';
import type { GlobalOptions } from './globals.ts';
import type { CliIo } from './io.ts';
import type { Output } from './output.ts';
import type { CliSession } from './session.ts';
import type { Words } from './words.ts';

/** What every command works with. */
export interface CommandContext {
  readonly io: CliIo;
  readonly out: Output;
  readonly words: Words;
  readonly session: CliSession;
  readonly globals: () => GlobalOptions;
  readonly askApp: AskApp;
  /** The words behind the program's name, as they were typed. */
  readonly argv: readonly string[];
  /** Wraps a command's work as commander's action: the number it gives becomes the exit code. */
  action<A extends readonly unknown[]>(run: (...args: A) => Promise<number>): (...args: A) => Promise<void>;
}

/** Declares one command. Nothing is opened while the line is parsed. */
export type RegisterCommand = (program: Command, context: CommandContext) => void;

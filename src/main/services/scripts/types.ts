import type { Output, ParsedInput } from '../../../shared/ipc/contract.ts';
import type { CredentialId } from '../../../shared/model/ids.ts';
import type { ScriptPreview, VariableSet } from '../../../shared/model/script.ts';
import type { Receiver } from '../hand-outs/index.ts';

/** A key, one of its sets, and the shell that the lines are for. An empty naming is the key's main set. */
export type Chosen = Omit<ParsedInput<'scripts.text'>, 'part'>;

/**
 * Keys as variables of an environment. Everything that gives out a secret is a row of the audit and a hand-out, in the
 * transaction that opens it, and throws `policy-forbids` where the managed policy says so.
 */
export interface Scripts {
  /** Throws `not-found`. */
  options(credential: CredentialId): VariableSet[];
  /** Throws `not-found`, `value-unwritable`. */
  preview(input: ParsedInput<'scripts.preview'>): ScriptPreview;
  copy(input: ParsedInput<'scripts.copy'>): Promise<Output<'scripts.copy'>>;
  /** Throws `file-taken` (param `file`) where something lies that Keyturn did not write. */
  save(input: ParsedInput<'scripts.save'>): Promise<Output<'scripts.save'>>;
  /** `receiver`: who asked, where it is another program; else a terminal. */
  text(input: ParsedInput<'scripts.text'>, receiver?: Receiver): Promise<string>;
  /**
   * Throws `variable-twice` (param `name`) where two keys want one variable for different values, `not-found` for a key for
   * which none of the namings has a place.
   */
  variables(
    input: ParsedInput<'scripts.variables'>,
    receiver?: Receiver,
  ): Promise<Output<'scripts.variables'>['variables']>;
  snippet(input: ParsedInput<'scripts.snippet'>): Output<'scripts.snippet'>;
}

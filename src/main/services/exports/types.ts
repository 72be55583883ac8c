import type { Output, ParsedInput } from '../../../shared/ipc/contract.ts';

/** Accounts with their keys in one file, for another vault. */
export interface Exports {
  /** Throws `invalid-input`, `not-found`, `too-many-keys`, `file-too-large`, `weak-password`, `secret-unreadable`, `disk-full`, `file-not-writable`, `policy-forbids`. */
  write(input: ParsedInput<'exports.write'>): Promise<Output<'exports.write'>>;
}

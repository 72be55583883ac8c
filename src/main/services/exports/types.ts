import type { Output, ParsedInput } from '../../../shared/ipc/contract.ts';

/** Accounts with their keys in one sealed file, for another vault. */
export interface Exports {
  /** Throws `not-found`, `weak-password`, `secret-unreadable`, `disk-full`, `file-not-writable`, `policy-forbids`. */
  write(input: ParsedInput<'exports.write'>): Promise<Output<'exports.write'>>;
}

import type { Consumer } from '../../../shared/model/consumer.ts';
import type { CredentialId } from '../../../shared/model/ids.ts';
import type { ProgramEnd } from '../../ports/programs.ts';
import { openValues } from './held-key.ts';
import type { Workshop } from './parts.ts';

/** What a program of a place is run for. */
export type HandOver = 'run' | 'check' | 'restore';

/**
 * Runs a program with a key on its standard input, as one JSON document with a line break at its end. That it got the key is
 * written down first: no row, no key. Throws as `openValues`.
 */
export async function handOver(
  { session, programs, stopping }: Workshop,
  consumer: Consumer,
  credentialId: CredentialId,
  program: { readonly argv: readonly string[]; readonly timeoutMs: number; readonly how: HandOver },
): Promise<ProgramEnd> {
  const vault = session.vault();
  const input = vault.write((db) => {
    const { cloud, publicId, fields, secrets } = openValues(vault, db, credentialId);
    const detail = { consumer: consumer.id, how: program.how };
    vault.audit(db, { action: 'key.handed-out', credentialId, detail });
    return Buffer.from(`${JSON.stringify({ cloud, publicId, fields, secrets })}\n`);
  });
  try {
    return await programs.run({ ...program, input, signal: stopping() });
  } finally {
    input.fill(0);
  }
}

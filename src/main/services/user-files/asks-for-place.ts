import type { Consumer } from '../../../shared/model/consumer.ts';
import type { CredentialId } from '../../../shared/model/ids.ts';
import type { ReadDb } from '../../vault/index.ts';
import { lineageOf } from '../rotation/lineage.ts';
import { asksFor, isOurs } from './our-command.ts';

/**
 * Whether a command in a tool's file asks Keyturn for what a place is to have: by the place's id, or by that of its key or of
 * one of the same line, since each of them answers as the one in force.
 */
export function asksForPlace(
  db: ReadDb,
  command: string | null,
  consumer: Consumer,
  credentialId: CredentialId = consumer.credentialId,
): boolean {
  if (command === null || !isOurs(command)) return false;
  return (
    asksFor(command, consumer.id, consumer.credentialId) || asksFor(command, ...lineageOf(db, credentialId))
  );
}

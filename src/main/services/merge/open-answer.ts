import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import type { Secret, Vault } from '../../vault/index.ts';
import { getRotation, type JournalRow, listRotations } from '../../vault/repositories/rotations.ts';
import { inboxAddress } from '../../vault/sealed-columns.ts';
import { readRecord } from '../rotation/record.ts';
import type { Pair } from './secrets.ts';

type InboxRow = Pick<JournalRow, 'id' | 'credentialId' | 'inboxKey'>;

/** The one-time key of a rotation's inbox; null where it waits for no answer. Throws `secret-unreadable`. */
export function openInboxKey(vault: Vault, { id, credentialId, inboxKey }: InboxRow): Secret | null {
  return inboxKey === null ? null : vault.unseal(inboxAddress(credentialId, id), inboxKey);
}

/** Whether an answer may lie in the inbox and nowhere else. */
function mayHold({ endedAt, record }: JournalRow): boolean {
  if (endedAt !== null) return false;
  const { candidate, phase } = readRecord(record);
  // A person is asked about a key without an answer only once the inbox was found empty.
  return candidate === null ? phase.kind !== 'attention' : candidate.credentialId === null;
}

/**
 * Throws `rotating` where a rotation of the vault that is here may have an answer in its inbox that `theirs`, which would
 * take its place, cannot open. Null where nothing takes its place. Throws `secret-unreadable`.
 */
export function requireAnswerKept({ here, there }: Pair, ours: JournalRow, theirs: JournalRow | null): void {
  const own = mayHold(ours) ? openInboxKey(here, ours) : null;
  if (own === null) return;
  const other = theirs === null || theirs.endedAt !== null ? null : openInboxKey(there, theirs);
  const kept = other?.bytes().equals(own.bytes()) ?? false;
  own.destroy();
  other?.destroy();
  if (!kept) throw new KeyturnError('rotating', { rotation: ours.id });
}

/** As `requireAnswerKept`, for a copy that takes the place of the whole vault. */
export function requireAnswersKept(pair: Pair): void {
  const running = pair.here.read((db) => listRotations(db, true));
  for (const row of running) {
    requireAnswerKept(
      pair,
      row,
      pair.there.read((db) => getRotation(db, row.id)),
    );
  }
}

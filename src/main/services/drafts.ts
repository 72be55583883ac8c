import { z } from 'zod';
import type { ParsedInput } from '../../shared/ipc/contract.ts';
import { KeyturnError } from '../../shared/ipc/envelope.ts';
import type { CloudId } from '../../shared/model/cloud.ts';
import type { Draft, DraftForm, DraftId, DraftUse } from '../../shared/model/draft.ts';
import type { CredentialId, TicketId } from '../../shared/model/ids.ts';
import { asKeyOf, type FoundKey } from '../formats/found-key.ts';
import type { Clock } from '../ports/clock.ts';
import type { Random } from '../ports/random.ts';
import { Secret, type Vault, type WriteDb } from '../vault/index.ts';
import {
  deleteDraft,
  deleteStaleDrafts,
  getDraft,
  hasStaleDrafts,
  listDrafts,
  putDraft,
  type StoredDraft,
} from '../vault/repositories/drafts.ts';
import { newId } from './new-id.ts';
import type { VaultSession } from './vault-session.ts';

const KEPT_MS = 30 * 86_400_000;

type Secrets = Readonly<Record<string, string>>;
const secretsText = z.record(z.string(), z.string());

/** Half-filled forms that outlive a lock. Their secrets go in and never come out but into the vault. */
export interface Drafts {
  /**
   * A new draft, or what is typed by now in place of what it had. `found` takes the secrets of a key that was read from a
   * file or a text over, below what is typed. Throws `draft-gone` for one that is not there, and as `FoundKeys.keyAt`.
   */
  save(form: ParsedInput<'drafts.save'>): DraftId;
  list(): Draft[];
  /** Nothing happens for one that is gone. */
  discard(id: DraftId): void;
}

/** Where keys lie that were found in a file or a text. */
interface FoundKeys {
  /** Throws `ticket-expired`, `invalid-input`. */
  keyAt(preview: TicketId, index: number): FoundKey;
}

const addressOf = (id: DraftId) => ({ table: 'drafts', id }) as const;

function secretsOf(vault: Vault, draft: StoredDraft): Secrets {
  const secret = vault.unseal(addressOf(draft.id), draft.sealed);
  try {
    return secretsText.parse(JSON.parse(secret.reveal()));
  } finally {
    secret.destroy();
  }
}

function seal(vault: Vault, id: DraftId, secrets: Secrets): Buffer {
  const secret = Secret.of(JSON.stringify(secrets));
  try {
    return vault.seal(addressOf(id), secret);
  } finally {
    secret.destroy();
  }
}

/**
 * Takes a draft into the key that it becomes: gives the secrets that are to be kept and drops the draft, in the
 * transaction of `db`. Throws `draft-gone` when it is not there, belongs to another form, key or
 * platform, or does not hold them.
 */
export function takeDraft(
  vault: Vault,
  db: WriteDb,
  { id, keep }: DraftUse,
  form: DraftForm,
  subject: CredentialId | null,
  cloud: CloudId,
): Secrets {
  const draft = getDraft(db, id);
  if (draft === null || draft.form !== form || draft.subject !== subject)
    throw new KeyturnError('draft-gone');
  // Several platforms call their secrets alike.
  const other = draft.fields.cloud !== undefined && draft.fields.cloud !== cloud;
  if (keep.length > 0 && other) throw new KeyturnError('draft-gone');
  if (keep.some((name) => !draft.held.includes(name))) throw new KeyturnError('draft-gone');
  deleteDraft(db, id);
  if (keep.length === 0) return {};
  const held = secretsOf(vault, draft);
  return Object.fromEntries(Object.entries(held).filter(([name]) => keep.includes(name)));
}

export function createDrafts(deps: {
  readonly session: VaultSession;
  readonly clock: Clock;
  readonly random: Random;
  readonly imports: FoundKeys;
}): Drafts {
  const { session, clock, random, imports } = deps;

  const secretsFound = (found: ParsedInput<'drafts.save'>['found']): Secrets => {
    if (found === undefined) return {};
    const { secrets } = asKeyOf(found.cloud, imports.keyAt(found.preview, found.index));
    return Object.fromEntries(Object.entries(secrets).map(([name, secret]) => [name, secret.reveal()]));
  };

  return {
    save({ id, form, subject, fields, secrets, found }) {
      const vault = session.vault();
      const taken = secretsFound(found);
      return vault.write((db) => {
        const before = id === null ? null : getDraft(db, id);
        // An id whose draft was saved or discarded meanwhile must not bring it back.
        if (id !== null && (before?.form !== form || before.subject !== subject)) {
          throw new KeyturnError('draft-gone');
        }
        const all = { ...(before === null ? {} : secretsOf(vault, before)), ...taken, ...secrets };
        const kept = Object.fromEntries(Object.entries(all).filter(([, text]) => text !== ''));
        const own = before?.id ?? newId<DraftId>(random);
        const held = Object.keys(kept);
        putDraft(db, {
          id: own,
          form,
          subject,
          fields,
          held,
          sealed: seal(vault, own, kept),
          at: clock.now(),
        });
        if (before === null) {
          vault.audit(db, { action: 'draft.kept', credentialId: subject, detail: { form } });
        }
        return own;
      });
    },

    list() {
      const vault = session.vault();
      const oldest = clock.now() - KEPT_MS;
      if (vault.read((db) => hasStaleDrafts(db, oldest))) {
        vault.write((db) => deleteStaleDrafts(db, oldest));
      }
      return vault
        .read(listDrafts)
        .map(({ id, form, subject, at, fields, held }) => ({ id, form, subject, at, fields, held }));
    },

    discard(id) {
      session.vault().write((db) => deleteDraft(db, id));
    },
  };
}

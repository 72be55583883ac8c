import { catalogue, endOfFields, type FieldSpec, fieldOf, kindOfKey } from '../../shared/catalogue/index.ts';
import { KeyturnError } from '../../shared/ipc/envelope.ts';
import { hasEscapedLines, withRealLines } from '../../shared/mistakes/pem.ts';
import type { Account } from '../../shared/model/account.ts';
import type { CloudId } from '../../shared/model/cloud.ts';
import type { AccountChoice, CredentialEdit, CredentialState } from '../../shared/model/credential.ts';
import type { DraftUse } from '../../shared/model/draft.ts';
import type { AccountId, CredentialId } from '../../shared/model/ids.ts';
import type { LeadTimes } from '../../shared/model/reminder.ts';
import type { Clock } from '../ports/clock.ts';
import type { Random } from '../ports/random.ts';
import type { ReadDb, WriteDb } from '../vault/db/handles.ts';
import { Secret, type Vault } from '../vault/index.ts';
import { getAccount, listAccounts } from '../vault/repositories/accounts.ts';
import {
  findByPublicId,
  getCredential,
  putCredential,
  type StoredCredential,
} from '../vault/repositories/credentials.ts';
import { insertSecret, latestSecrets, nextVersion } from '../vault/repositories/secrets.ts';
import { accountFor, sameEndpoints } from './accounts/place.ts';
import { takeDraft } from './drafts.ts';
import type { Events } from './events.ts';
import { newId } from './new-id.ts';
import { requireIdle } from './rotation/idle.ts';
import type { VaultSession } from './vault-session.ts';

type Values = Readonly<Record<string, string>>;

/** A key as it comes from the form, the CLI or an import, parsed. */
export interface NewCredential {
  readonly cloud: CloudId;
  readonly label: string;
  readonly account: AccountChoice;
  readonly fields: Values;
  readonly secrets: Values;
  readonly note: string;
  readonly periodDays: number | null;
  readonly leadTimes: LeadTimes | null;
  /** When it was made and when it ends, by the word of a file; left out or null, nobody knows. */
  readonly dates?: { readonly createdAt: number | null; readonly expiresAt: number | null };
  /** As another vault had it; in use where this is left out. */
  readonly state?: CredentialState;
}

/** What the vault already holds under a public id. */
export interface HeldKey {
  readonly id: CredentialId;
  readonly label: string;
  readonly account: Pick<Account, 'id' | 'site' | 'endpoints'>;
  readonly binned: boolean;
  sameSecret(secret: string): boolean;
}

/** What tells accounts apart for a person. */
export type NamedPlace = Pick<Account, 'cloud' | 'site' | 'label' | 'environment' | 'owner' | 'endpoints'>;

/** Adding keys and changing them. */
export interface CredentialWriting {
  /** Throws `draft-gone`, `duplicate-key`, `missing-fields`, `invalid-input` (a field this cloud does not have), `not-found`. */
  add(input: NewCredential, how: 'added' | 'imported', draft?: DraftUse): CredentialId;
  /** Throws as `add`, and `rotating` for another secret or public id of a key in a rotation. */
  edit(id: CredentialId, changes: CredentialEdit, draft?: DraftUse): void;
  find(cloud: CloudId, publicId: string): HeldKey | null;
  /** The one account that is called so and is reached there; null where none is, or several. */
  accountNamed(place: NamedPlace): AccountId | null;
  /** Adds and edits many keys in one transaction, all of them or none. `run` must not wait for anything. */
  together(run: () => void): void;
}

export function createCredentialWriting(deps: {
  readonly session: VaultSession;
  readonly events: Events;
  readonly clock: Clock;
  readonly random: Random;
}): CredentialWriting {
  const { session, events, clock, random } = deps;
  /** The transaction that is under way, and the keys that it changed. */
  let open: { readonly db: WriteDb; readonly changed: Set<CredentialId> } | null = null;

  const write = (vault: Vault, id: CredentialId, run: (db: WriteDb) => void): void => {
    if (open !== null) {
      run(open.db);
      open.changed.add(id);
      return;
    }
    vault.write(run);
    events.emit('credentials.changed', { ids: [id] });
  };

  const requireUnused = (
    db: WriteDb,
    cloud: CloudId,
    publicId: string,
    except: CredentialId | null,
  ): void => {
    const held = findByPublicId(db, cloud, publicId).find((key) => key.id !== except);
    if (held !== undefined) {
      throw new KeyturnError('duplicate-key', {
        id: held.id,
        label: held.label,
        place: held.removedAt === null ? 'list' : 'bin',
      });
    }
  };

  const storeSecrets = (vault: Vault, db: WriteDb, id: CredentialId, secrets: Values): void => {
    for (const [field, text] of Object.entries(secrets)) {
      const secret = Secret.of(text);
      const version = nextVersion(db, id, field);
      const sealed = vault.seal({ credentialId: id, field, version }, secret);
      insertSecret(db, id, { field, version, sealed, fingerprint: vault.fingerprint(text) }, clock.now());
      secret.destroy();
    }
  };

  return {
    add(input, how, draft) {
      const vault = session.vault();
      const id = newId<CredentialId>(random);
      const fields = checked(input.cloud, input.fields, false);
      write(vault, id, (db) => {
        const held = draft === undefined ? {} : takeDraft(vault, db, draft, 'add-key', null, input.cloud);
        const secrets = checked(input.cloud, { ...held, ...input.secrets }, true);
        const publicId = requireFields(input.cloud, fields, secrets);
        requireUnused(db, input.cloud, publicId, null);
        putCredential(db, {
          id,
          accountId: accountFor(db, random, input.cloud, input.account).id,
          label: input.label,
          publicId,
          kind: kindOfKey(input.cloud, publicId, secrets),
          state: input.state ?? 'active',
          createdAt: input.dates?.createdAt ?? null,
          expiresAt: input.dates?.expiresAt ?? endOfFields(input.cloud, fields),
          ownPeriodDays: input.periodDays,
          ownLeadTimes: input.leadTimes,
          health: { kind: 'unverified' },
          identity: null,
          lastUsed: null,
          fields,
          note: input.note,
          addedAt: clock.now(),
          removedAt: null,
        });
        storeSecrets(vault, db, id, secrets);
        vault.audit(db, { action: `credential.${how}`, credentialId: id, detail: {} });
      });
      return id;
    },

    edit(id, changes, draft) {
      const vault = session.vault();
      write(vault, id, (db) => {
        const key = getCredential(db, id);
        if (key === null) throw new KeyturnError('not-found');
        const cloud = getAccount(db, key.accountId)?.cloud;
        if (cloud === undefined) throw new KeyturnError('not-found');
        const fields =
          changes.fields === undefined
            ? key.fields
            : checked(cloud, { ...key.fields, ...changes.fields }, false);
        const held = draft === undefined ? {} : takeDraft(vault, db, draft, 'replace-secret', id, cloud);
        const secrets = checked(cloud, { ...held, ...changes.secrets }, true);
        const { publicIdField } = catalogue[cloud];
        const publicId = fields[publicIdField];
        if (publicId === undefined) throw new KeyturnError('missing-fields', { fields: publicIdField });
        if (publicId !== key.publicId) requireUnused(db, cloud, publicId, id);
        if (publicId !== key.publicId || Object.keys(secrets).length > 0) requireIdle(db, [id]);
        putCredential(db, {
          ...key,
          label: changes.label ?? key.label,
          note: changes.note ?? key.note,
          ownPeriodDays: changes.periodDays === undefined ? key.ownPeriodDays : changes.periodDays,
          ownLeadTimes: changes.leadTimes === undefined ? key.ownLeadTimes : changes.leadTimes,
          fields,
          ...afterKeyChange(key, cloud, publicId, secrets, latestSecrets(db, id)),
          ...afterEndChange(key, cloud, publicId, fields),
        });
        storeSecrets(vault, db, id, secrets);
        const changed = [...Object.keys(changes), ...Object.keys(secrets)].filter(
          (name) => name !== 'secrets',
        );
        vault.audit(db, {
          action: 'credential.edited',
          credentialId: id,
          detail: { changed: changed.join(', ') },
        });
      });
    },

    find(cloud, publicId) {
      const vault = session.vault();
      const look = (db: ReadDb): HeldKey | null => {
        const key = findByPublicId(db, cloud, publicId)[0];
        const account = key && getAccount(db, key.accountId);
        if (key === undefined || account == null) return null;
        const field = fieldOf(cloud, catalogue[cloud].secretField);
        const held = latestSecrets(db, key.id).find((entry) => entry.field === field?.key);
        return {
          id: key.id,
          label: key.label,
          account: { id: account.id, site: account.site, endpoints: account.endpoints },
          binned: key.removedAt !== null,
          sameSecret: (secret) =>
            field !== undefined &&
            held !== undefined &&
            vault.fingerprint(asKept(field, secret)).equals(held.fingerprint),
        };
      };
      return open === null ? vault.read(look) : look(open.db);
    },

    accountNamed(place) {
      const same = session
        .vault()
        .read(listAccounts)
        .filter(
          (one) =>
            (['cloud', 'site', 'label', 'environment', 'owner'] as const).every(
              (word) => one[word] === place[word],
            ) && sameEndpoints(one, place),
        );
      return same.length === 1 ? (same[0]?.id ?? null) : null;
    },

    together(run) {
      const changed = new Set<CredentialId>();
      session.vault().write((db) => {
        open = { db, changed };
        try {
          run();
        } finally {
          open = null;
        }
      });
      if (changed.size > 0) events.emit('credentials.changed', { ids: [...changed] });
    },
  };
}

/**
 * A value as the vault keeps it: without blanks around it. A private key is often copied out of a JSON file with its line
 * ends written as \n, which no program reads as a key: it gets lines.
 */
export function asKept(field: FieldSpec, value: string): string {
  const lines = field.multiline === true && hasEscapedLines(value) ? withRealLines(value) : value;
  return lines.trim();
}

/** Puts values as they are kept, drops what is empty, and refuses names that this cloud does not have on this side of the secrecy line. */
function checked(cloud: CloudId, values: Values, secret: boolean): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [key, value] of Object.entries(values)) {
    const field = fieldOf(cloud, key);
    if (field?.secret !== secret) throw new KeyturnError('invalid-input', { field: key });
    const text = asKept(field, value);
    if (text !== '') kept[key] = text;
  }
  return kept;
}

/** The public id, once all that this kind of key needs is there. */
function requireFields(cloud: CloudId, fields: Values, secrets: Values): string {
  const spec = catalogue[cloud];
  const publicId = fields[spec.publicIdField];
  const kind = kindOfKey(cloud, publicId ?? '', secrets);
  const missing = spec.fields.filter(
    (field) =>
      (field.required === 'always' || (field.required === 'temporary' && kind === 'temporary')) &&
      (field.secret ? secrets : fields)[field.key] === undefined,
  );
  if (publicId === undefined || missing.length > 0) {
    throw new KeyturnError('missing-fields', { fields: missing.map((field) => field.key).join(', ') });
  }
  return publicId;
}

/** A day of the end that a person corrected; the end that a cloud told stays as long as nobody does. */
function afterEndChange(
  key: StoredCredential,
  cloud: CloudId,
  publicId: string,
  fields: Values,
): Partial<StoredCredential> {
  const expiresAt = endOfFields(cloud, fields);
  const same = publicId === key.publicId && expiresAt === endOfFields(cloud, key.fields);
  return same ? {} : { expiresAt };
}

/** Another secret is unproven; another public id is another key, of which no date is known either. */
function afterKeyChange(
  key: StoredCredential,
  cloud: CloudId,
  publicId: string,
  secrets: Values,
  held: readonly { readonly field: string }[],
): Partial<StoredCredential> {
  const newId = publicId !== key.publicId;
  if (!newId && Object.keys(secrets).length === 0) return {};
  const unproven = { health: { kind: 'unverified' } } as const;
  if (!newId) return unproven;
  // A secret that comes with the id says by itself whether a token belongs to it; without one, what is held stays.
  const whole = secrets[catalogue[cloud].secretField] !== undefined;
  const before = whole ? {} : Object.fromEntries(held.map(({ field }) => [field, '']));
  return {
    ...unproven,
    publicId,
    kind: kindOfKey(cloud, publicId, { ...before, ...secrets }),
    createdAt: null,
    expiresAt: null,
    identity: null,
    lastUsed: null,
  };
}

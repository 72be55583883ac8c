import { z } from 'zod';
import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import type { Receiver, ReceiverId, WebhookChanges, webhookDraft } from '../../../shared/model/digest.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Random } from '../../ports/random.ts';
import { type ReadDb, Secret, type Vault } from '../../vault/index.ts';
import {
  deleteReceiver,
  getReceiver,
  listDeliveries,
  listReceivers,
  putReceiver,
  type StoredDelivery,
  type StoredReceiver,
} from '../../vault/repositories/digest.ts';
import { newId } from '../new-id.ts';
import type { VaultSession } from '../vault-session.ts';
import { parseAddress, type WebhookOrigins } from './address.ts';
import { VENDORS } from './receivers/index.ts';
import type { OpenAddress } from './receivers/vendor.ts';

/** The webhooks of the open vault. Every method throws `vault-locked`, and those with an id `not-found`. */
export interface Targets {
  list(): Receiver[];
  /** Throws `webhook-address` as `parseAddress`, and `conflict` for a name that another one has. */
  add(draft: z.output<typeof webhookDraft>): Receiver;
  /** Throws as `add`, and `secret-unreadable` where what stays of the address cannot be opened. */
  edit(id: ReceiverId, changes: WebhookChanges): Receiver;
  remove(id: ReceiverId): void;
}

const sealedAddress = z.object({ url: z.string(), secret: z.string().nullable() });
const sealedAt = (id: ReceiverId) => ({ table: 'digest_targets', id }) as const;

function openSealed(vault: Vault, receiver: StoredReceiver): z.output<typeof sealedAddress> {
  const opened = vault.unseal(sealedAt(receiver.id), receiver.sealed);
  try {
    return sealedAddress.parse(JSON.parse(opened.reveal()));
  } finally {
    opened.destroy();
  }
}

/** Opens an address for one request. Throws `secret-unreadable`, and `webhook-address` where it is not allowed any more. */
export function openAddress(vault: Vault, receiver: StoredReceiver, origins: WebhookOrigins): OpenAddress {
  const { url, secret } = openSealed(vault, receiver);
  return { url: parseAddress(url, receiver.kind, origins), secret };
}

/** What a person is shown of the last message; one that nobody noted the end of was interrupted. */
export function deliveryView({ at, occasion, outcome }: StoredDelivery, isUnderWay: boolean) {
  const stranded = outcome.kind === 'sending' && !isUnderWay;
  return {
    at,
    occasion,
    outcome: stranded ? ({ kind: 'unknown', reason: 'interrupted', code: null } as const) : outcome,
  };
}

export function createTargets(deps: {
  readonly session: Pick<VaultSession, 'vault'>;
  readonly clock: Clock;
  readonly random: Random;
  readonly origins: WebhookOrigins;
  readonly isUnderWay: (id: ReceiverId) => boolean;
}): Targets {
  const { session, clock, random, origins, isUnderWay } = deps;

  const view = (db: ReadDb, { id, kind, label, host, signed }: StoredReceiver): Receiver => {
    const [last] = listDeliveries(db, id);
    return {
      ...{ id, kind, label, host, signed },
      last: last === undefined ? null : deliveryView(last, isUnderWay(id)),
    };
  };

  const required = (db: ReadDb, id: ReceiverId): StoredReceiver => {
    const found = getReceiver(db, id);
    if (found === null) throw new KeyturnError('not-found');
    return found;
  };

  const requireFree = (db: ReadDb, id: ReceiverId, label: string): void => {
    if (listReceivers(db).some((other) => other.id !== id && other.label === label)) {
      throw new KeyturnError('conflict');
    }
  };

  /** What is stored of an address: whole in its seal, and its host in the clear. */
  const sealed = (
    vault: Vault,
    id: ReceiverId,
    kind: StoredReceiver['kind'],
    given: { readonly url: string; readonly secret: string | null },
  ): Pick<StoredReceiver, 'host' | 'signed' | 'sealed'> => {
    const url = parseAddress(given.url, kind, origins);
    const secret = VENDORS[kind].signs ? given.secret : null;
    const plain = Secret.of(JSON.stringify({ url: url.href, secret }));
    const bytes = vault.seal(sealedAt(id), plain);
    plain.destroy();
    return { host: url.host, signed: secret !== null, sealed: bytes };
  };

  /** The address with what a person gave in place of that part of it; opened only where something of it stays. */
  const completed = (vault: Vault, before: StoredReceiver, { url, secret }: WebhookChanges) => {
    const sign = secret === undefined && !before.signed ? null : secret;
    if (url !== undefined && sign !== undefined) return { url, secret: sign };
    const kept = openSealed(vault, before);
    return { url: url ?? kept.url, secret: sign === undefined ? kept.secret : sign };
  };

  return {
    list: () => session.vault().read((db) => listReceivers(db).map((receiver) => view(db, receiver))),

    add({ kind, label, url, secret }) {
      const vault = session.vault();
      const id = newId<ReceiverId>(random);
      const now = clock.now();
      const receiver: StoredReceiver = {
        ...{ id, kind, label, addedAt: now, changedAt: now },
        ...sealed(vault, id, kind, { url, secret }),
      };
      return vault.write((db) => {
        requireFree(db, id, label);
        putReceiver(db, receiver);
        const detail = { target: label, kind };
        vault.audit(db, { action: 'digest.webhook-added', credentialId: null, detail });
        return view(db, receiver);
      });
    },

    edit(id, changes) {
      const vault = session.vault();
      const { label, url, secret } = changes;
      const stays = url === undefined && secret === undefined;
      return vault.write((db) => {
        const before = required(db, id);
        const after: StoredReceiver = {
          ...before,
          label: label ?? before.label,
          ...(stays ? {} : sealed(vault, id, before.kind, completed(vault, before, changes))),
          changedAt: clock.now(),
        };
        requireFree(db, id, after.label);
        putReceiver(db, after);
        const changed = [
          ...(label === undefined || label === before.label ? [] : ['label']),
          ...(url === undefined ? [] : ['address']),
          ...(secret === undefined ? [] : ['secret']),
        ];
        const detail = { target: after.label, changed: changed.join(', ') };
        vault.audit(db, { action: 'digest.webhook-edited', credentialId: null, detail });
        return view(db, after);
      });
    },

    remove(id) {
      const vault = session.vault();
      vault.write((db) => {
        const { label } = required(db, id);
        deleteReceiver(db, id);
        vault.audit(db, {
          action: 'digest.webhook-removed',
          credentialId: null,
          detail: { target: label },
        });
      });
    },
  };
}

import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import {
  type HandOver,
  type HandOverId,
  type HandOverRequest,
  holdsAlready,
} from '../../../shared/model/hand-over.ts';
import type { CredentialId } from '../../../shared/model/ids.ts';
import type { ManagedPolicy } from '../../../shared/model/managed-policy.ts';
import { findsOf } from '../../formats/keyturn/found.ts';
import { type HandOverContent, readHandOver } from '../../formats/keyturn/hand-over.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Random } from '../../ports/random.ts';
import { Secret, type Vault, type WriteDb } from '../../vault/index.ts';
import { getAccount } from '../../vault/repositories/accounts.ts';
import {
  acknowledge,
  endRequest,
  forgetHandOvers,
  getHandOver,
  insertHandOver,
  insertRequest,
  listHandOvers,
  listRequests,
  type StoredRequest,
} from '../../vault/repositories/hand-overs.ts';
import type { Events } from '../events.ts';
import { exportedAccountOf, withoutRemarks } from '../exports/content.ts';
import type { HandOuts, Here } from '../hand-outs/index.ts';
import type { Imports } from '../import/index.ts';
import { newId } from '../new-id.ts';
import { inPlaceOf } from '../rotation/lineage.ts';
import type { VaultSession } from '../vault-session.ts';
import { newIdentity, type SealedText, sealedIn, sealerFor, unsealed, WORK_FACTOR } from './age.ts';
import {
  fingerprintOf,
  letterHead,
  plainName,
  proofMark,
  proves,
  readReceipt,
  readRequest,
  receiptProof,
  recipientIn,
  unquoted,
  writeReceipt,
  writeRequest,
} from './letters.ts';
import { newHandOverPassword, typedPassword } from './password.ts';
import type { HandOvers } from './types.ts';

export type { HandOvers } from './types.ts';

/** How long a request holds, in ms. */
const HOLDS_MS = 7 * 86_400_000;

/** Where the private half of a request's pair lies. */
const addressOf = (id: HandOverId) => ({ table: 'hand_over_requests', id }) as const;

const handOverView = ({ proof: _proof, ...row }: HandOver & { readonly proof: Buffer }): HandOver => row;

/** What a letter was opened by. */
interface Opened {
  readonly plain: Uint8Array;
  readonly request: HandOverId | null;
}

export function createHandOvers(deps: {
  readonly session: Pick<VaultSession, 'vault'>;
  readonly events: Events;
  readonly clock: Pick<Clock, 'now'>;
  readonly random: Random;
  readonly rules: () => ManagedPolicy;
  readonly handOuts: HandOuts;
  readonly imports: Pick<Imports, 'previewKeys'>;
  /** Who seals, as the other person reads it. */
  readonly from: string;
  /** scrypt's work factor for passwords. */
  readonly work?: number;
}): HandOvers {
  const { session, events, clock, random, rules, handOuts, imports } = deps;
  const from = plainName(deps.from);
  const changed = (): void => events.emit('handOver.changed', {});

  const forbid = (): void => {
    if (rules().forbidReveal) throw new KeyturnError('policy-forbids', { rule: 'forbidReveal' });
  };

  /** What lies sealed with a request: the private half as long as it opens something, then what is sent back, or nothing. */
  const keptOf = (vault: Vault, { id, sealed }: StoredRequest): string => {
    const secret = vault.unseal(addressOf(id), sealed);
    try {
      return secret.reveal();
    } finally {
      secret.destroy();
    }
  };

  /** Whatever opens nothing any more is not kept to be found by somebody. */
  const endExpired = (vault: Vault): void => {
    const now = clock.now();
    const over = vault
      .read(listRequests)
      .filter((row) => !row.used && row.until < now && keptOf(vault, row) !== '');
    if (over.length === 0) return;
    vault.write((db) => {
      for (const { id } of over) endRequest(db, id, false, vault.seal(addressOf(id), Secret.of('')));
    });
  };

  /** The key is here: the acknowledgement takes the place of the private half, so that it can be sent at any time. */
  const endUsed = (vault: Vault, id: HandOverId, acknowledgement: string): void => {
    vault.write((db) => endRequest(db, id, true, vault.seal(addressOf(id), Secret.of(acknowledgement))));
    changed();
  };

  const requestView = (vault: Vault, row: StoredRequest): HandOverRequest => {
    const { sealed: _sealed, ...seen } = row;
    return { ...seen, acknowledgement: row.used ? keptOf(vault, row) || null : null };
  };

  const byRequest = async (vault: Vault, sealed: SealedText, text: string): Promise<Opened> => {
    const now = clock.now();
    const rows = vault.read(listRequests);
    for (const row of rows.filter(({ used, until }) => !used && until >= now)) {
      const identity = keptOf(vault, row);
      const plain = identity === '' ? null : await unsealed(sealed, { identity });
      if (plain !== null) return { plain, request: row.id };
    }
    const named = recipientIn(text);
    const ours = rows.some((row) => readRequest(row.text).recipient === named);
    throw new KeyturnError(ours ? 'hand-over-expired' : 'hand-over-other');
  };

  const byPassword = async (sealed: SealedText, password: string | null): Promise<Opened> => {
    const plain = password && (await unsealed(sealed, { password: typedPassword(password) }));
    if (!plain) throw new KeyturnError('hand-over-password');
    return { plain, request: null };
  };

  const contentOf = ({ plain }: Opened): HandOverContent => {
    try {
      return readHandOver(plain);
    } catch {
      throw new KeyturnError('hand-over-unreadable');
    } finally {
      plain.fill(0);
    }
  };

  /** Opens the key and notes whom it goes to, in one transaction. */
  const handedTo = (
    vault: Vault,
    db: WriteDb,
    here: Here,
    credential: CredentialId,
    to: { readonly person: string; readonly way: HandOver['way'] },
  ): HandOverContent => {
    forbid();
    const key = inPlaceOf(db, credential);
    const account = key && getAccount(db, key.accountId);
    if (key === null || account === null) throw new KeyturnError('not-found');
    const id = newId<HandOverId>(random);
    const receipt = random.bytes(32);
    const at = clock.now();
    const { id: credentialId, publicId } = key;
    const proof = proofMark(receiptProof(receipt, id));
    insertHandOver(db, { id, credentialId, publicId, at, proof, ...to });
    vault.audit(db, { action: 'hand-over.sealed', credentialId, detail: to });
    handOuts.record(db, here, credentialId, { way: 'hand-over', to: to.person, script: null });
    return {
      ...{ format: 'keyturn-hand-over', version: 1, id, from, for: to.person, at },
      receipt: receipt.toString('hex'),
      account: withoutRemarks(exportedAccountOf(vault, db, { account, keys: [key] })),
    };
  };

  return {
    async request(asked) {
      const name = plainName(asked);
      if (name === '') throw new KeyturnError('invalid-input', { field: 'name' });
      const { identity, recipient } = await newIdentity();
      const secret = Secret.of(identity);
      try {
        const vault = session.vault();
        const id = newId<HandOverId>(random);
        const at = clock.now();
        const until = at + HOLDS_MS;
        const text = writeRequest({ name, recipient, until });
        const request = { id, name, text, at, until, used: false };
        endExpired(vault);
        vault.write((db) => {
          insertRequest(db, { ...request, sealed: vault.seal(addressOf(id), secret) });
          vault.audit(db, { action: 'hand-over.requested', credentialId: null, detail: { name } });
        });
        changed();
        return { ...request, acknowledgement: null };
      } finally {
        secret.destroy();
      }
    },

    list() {
      const vault = session.vault();
      endExpired(vault);
      return vault.read((db) => ({
        requests: listRequests(db).map((row) => requestView(vault, row)),
        sent: listHandOvers(db).map(handOverView),
      }));
    },

    readRequest(text) {
      const { name, recipient, until } = readRequest(text);
      const own = session
        .vault()
        .read(listRequests)
        .some((row) => readRequest(row.text).recipient === recipient);
      return { name, fingerprint: fingerprintOf(recipient), until, own };
    },

    async seal({ credential, to }) {
      forbid();
      const request = to.kind === 'request' ? readRequest(to.text) : null;
      if (request !== null && request.until < clock.now()) throw new KeyturnError('hand-over-expired');
      const person = request?.name ?? (to.kind === 'password' ? plainName(to.person) : '');
      if (person === '') throw new KeyturnError('invalid-input', { field: 'person' });
      const password = request === null ? newHandOverPassword(random) : null;
      const sealTo =
        request === null
          ? { password: password ?? '', work: deps.work ?? WORK_FACTOR }
          : { recipient: request.recipient };
      const seal = await sealerFor(sealTo);
      const here = await handOuts.here();
      const vault = session.vault();
      const content = vault.write((db) => handedTo(vault, db, here, credential, { person, way: to.kind }));
      handOuts.told();
      changed();
      const plain = Buffer.from(JSON.stringify(content), 'utf8');
      try {
        const head = letterHead({ from, to: person, recipient: request?.recipient ?? null });
        return { id: content.id, text: `${head}${await seal(plain)}`, password };
      } finally {
        plain.fill(0);
      }
    },

    async open({ text, password }) {
      const vault = session.vault();
      endExpired(vault);
      const sealed = await sealedIn(unquoted(text));
      const opened =
        sealed.kind === 'password'
          ? await byPassword(sealed, password)
          : await byRequest(vault, sealed, text);
      const content = contentOf(opened);
      const { request } = opened;
      // It may have been locked, or another one may be in its place, while this was opened.
      if (session.vault() !== vault) throw new KeyturnError('vault-locked');
      const sender = plainName(content.from);
      const proof = receiptProof(Buffer.from(content.receipt, 'hex'), content.id);
      const acknowledgement = writeReceipt({ id: content.id, proof });
      const taken = (): void => {
        if (request !== null) endUsed(vault, request, acknowledgement);
      };
      const found = imports.previewKeys(findsOf({ accounts: [content.account] }), taken);
      vault.write((db) =>
        vault.audit(db, {
          action: 'hand-over.opened',
          credentialId: null,
          detail: { from: sender, way: sealed.kind === 'password' ? 'password' : 'request' },
        }),
      );
      // There is nothing to be taken in: it came as it was to come.
      if (holdsAlready(found)) taken();
      return { found, from: sender, acknowledgement };
    },

    confirm(text) {
      const { id, proof } = readReceipt(text);
      const vault = session.vault();
      const confirmed = vault.write((db) => {
        const sent = getHandOver(db, id);
        if (sent === null) throw new KeyturnError('not-found');
        if (!proves(proof, sent.proof)) throw new KeyturnError('hand-over-unreadable');
        if (sent.acknowledgedAt !== null) return sent;
        const at = clock.now();
        acknowledge(db, id, at);
        const { credentialId, person } = sent;
        vault.audit(db, { action: 'hand-over.acknowledged', credentialId, detail: { person } });
        return { ...sent, acknowledgedAt: at };
      });
      changed();
      return handOverView(confirmed);
    },

    forget(ids) {
      const vault = session.vault();
      const gone = vault.write((db) => {
        const count = forgetHandOvers(db, ids);
        const detail = { count: `${count}` };
        if (count > 0) vault.audit(db, { action: 'hand-over.forgotten', credentialId: null, detail });
        return count;
      });
      if (gone > 0) changed();
    },
  };
}

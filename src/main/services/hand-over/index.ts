import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import type { HandOver, HandOverId, HandOverRequest } from '../../../shared/model/hand-over.ts';
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
import { exportedAccountOf } from '../exports/content.ts';
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

const requestView = ({ sealed: _sealed, ...row }: StoredRequest): HandOverRequest => row;
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

  /** Whatever opens nothing any more is not kept to be found by somebody. */
  const end = (vault: Vault, db: WriteDb, id: HandOverId, used: boolean): void => {
    const nothing = Secret.of('');
    endRequest(db, id, used, vault.seal(addressOf(id), nothing));
  };

  const byRequest = async (vault: Vault, sealed: SealedText, text: string): Promise<Opened> => {
    const now = clock.now();
    const rows = vault.read(listRequests);
    for (const { id, sealed: identity } of rows.filter(({ used, until }) => !used && until >= now)) {
      const secret = vault.unseal(addressOf(id), identity);
      const plain = await unsealed(sealed, { identity: secret.reveal() }).finally(() => secret.destroy());
      if (plain !== null) return { plain, request: id };
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
      account: exportedAccountOf(vault, db, { account, keys: [key] }),
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
        vault.write((db) => {
          for (const old of listRequests(db)) if (old.until < at) end(vault, db, old.id, false);
          insertRequest(db, { ...request, sealed: vault.seal(addressOf(id), secret) });
          vault.audit(db, { action: 'hand-over.requested', credentialId: null, detail: { name } });
        });
        changed();
        return request;
      } finally {
        secret.destroy();
      }
    },

    list: () =>
      session.vault().read((db) => ({
        requests: listRequests(db).map(requestView),
        sent: listHandOvers(db).map(handOverView),
      })),

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
      const found = imports.previewKeys(findsOf({ accounts: [content.account] }), () => {
        if (request === null) return;
        vault.write((db) => end(vault, db, request, true));
        changed();
      });
      vault.write((db) =>
        vault.audit(db, {
          action: 'hand-over.opened',
          credentialId: null,
          detail: { from: sender, way: sealed.kind === 'password' ? 'password' : 'request' },
        }),
      );
      const proof = receiptProof(Buffer.from(content.receipt, 'hex'), content.id);
      return { found, from: sender, acknowledgement: writeReceipt({ id: content.id, proof }) };
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

import type { CloudFailure } from '../../../../shared/model/failure.ts';
import type { Identity, LastUsed } from '../../../../shared/model/identity.ts';
import type { AccountId, CredentialId } from '../../../../shared/model/ids.ts';
import type {
  RotationChoice,
  RotationEvent,
  RotationId,
  RotationPolicy,
  RotationReason,
  SlotKey,
} from '../../../../shared/model/rotation.ts';

/** An instant as both clocks tell it: this computer's, and the cloud's by its Date header where an answer had one. */
export interface Instant {
  readonly local: number;
  readonly cloud: number | null;
}

/** Due when so much time has passed by every clock that we have: a clock that jumps ahead hurries nothing. */
export interface Deadline {
  readonly from: Instant;
  readonly afterMs: number;
}

/** Who signs the calls on the principal's keys. Proofs are always signed by the key that they are about. */
export type Signer = { readonly kind: 'self' } | { readonly kind: 'admin'; readonly credentialId: CredentialId };

/** The new key, from the moment that its answer is sealed. `credentialId` is null until it is stored. */
export interface Candidate {
  readonly publicId: string;
  readonly credentialId: CredentialId | null;
  /** False for a key that was there before and is promoted in place of a new one: an undo never deletes it. */
  readonly ours: boolean;
}

/** The state that a rotation is in, with what that state alone must remember. */
export type Phase =
  | { readonly kind: 'preflight' }
  | { readonly kind: 'slots' }
  | { readonly kind: 'blocked-slots'; readonly slots: readonly SlotKey[] }
  | { readonly kind: 'intent' }
  /** Journalled before the one request to create goes out; found at a start, it is never repeated. */
  | { readonly kind: 'creating' }
  | { readonly kind: 'sealed' }
  | { readonly kind: 'stored' }
  | {
      readonly kind: 'proving';
      readonly good: number;
      readonly tries: number;
      readonly since: Instant;
      readonly next: Deadline;
    }
  | { readonly kind: 'distributing' }
  | { readonly kind: 'promoted' }
  | {
      readonly kind: 'soaking';
      readonly until: Deadline;
      readonly seen: LastUsed | null;
      readonly nextLook: Deadline;
    }
  /** Journalled before the call; only ever entered with a fresh proof of the new key. */
  | { readonly kind: 'disabling' }
  | { readonly kind: 'disabled' }
  | { readonly kind: 'cooling'; readonly until: Deadline }
  /** Journalled before the call; only ever entered with a fresh proof of the new key. */
  | { readonly kind: 'deleting' }
  | { readonly kind: 'retired' }
  | { readonly kind: 'reconcile'; readonly from: ReconcilePoint; readonly since: Instant }
  | { readonly kind: 'undoing'; readonly step: 'enable-old' | 'delete-candidate'; readonly then: AfterUndo }
  | { readonly kind: 'attention'; readonly reason: RotationReason; readonly from: ReconcilePoint; readonly slots: readonly SlotKey[] }
  | { readonly kind: 'done' }
  | { readonly kind: 'aborted-safe'; readonly reason: RotationReason };

/** The last state that is known to have been reached, from which the cloud's list decides where to go on. */
export type ReconcilePoint = Exclude<
  Phase['kind'],
  'reconcile' | 'attention' | 'undoing' | 'done' | 'aborted-safe' | 'blocked-slots'
>;

/** Where an undo leads: back to soaking beside an enabled old key, or to the end with the old key alone. */
export type AfterUndo = 'soaking' | 'aborted-safe';

/** One rotation as it is journalled: nothing that decides lives outside of it. */
export interface Rotation {
  readonly id: RotationId;
  readonly credentialId: CredentialId;
  readonly accountId: AccountId;
  readonly oldPublicId: string;
  readonly signer: Signer;
  readonly policy: RotationPolicy;
  /** Facts of the cloud: how late "last used" may be, and how many keys a principal may have. */
  readonly limits: { readonly lastUsedLagMs: number; readonly maxKeys: number };
  /** Whose key it is, from the old key's own proof; null until then. */
  readonly identity: Pick<Identity, 'accountId' | 'principal' | 'arn'> | null;
  /** The ids that the cloud listed before we created anything. */
  readonly beforeIds: readonly string[];
  readonly candidate: Candidate | null;
  readonly phase: Phase;
  readonly failure: CloudFailure | null;
  readonly startedAt: number;
  readonly endedAt: number | null;
}

/** How a proof ended. `not-yet`: the cloud does not know the key, or this secret, (so far). */
export type Proof =
  | { readonly kind: 'proven'; readonly identity: Identity }
  | { readonly kind: 'not-yet'; readonly failure: CloudFailure }
  | { readonly kind: 'failed'; readonly failure: CloudFailure };

/** How a change at the cloud ended. `unclear`: it may or may not have happened. */
export type Change =
  | { readonly kind: 'done' }
  | { readonly kind: 'no-such-key' }
  | { readonly kind: 'limit-reached' }
  | { readonly kind: 'refused'; readonly failure: CloudFailure }
  | { readonly kind: 'unclear'; readonly failure: CloudFailure };

/** What the runner reports. Every event carries the time, since the engine has no clock of its own. */
export type Event = { readonly at: Instant } & (
  | { readonly kind: 'proved-old'; readonly proof: Proof }
  | { readonly kind: 'proved-new'; readonly proof: Proof }
  | { readonly kind: 'listed'; readonly slots: readonly SlotKey[] }
  | { readonly kind: 'list-failed'; readonly failure: CloudFailure }
  /** One-time key and inbox file are on the disk. */
  | { readonly kind: 'inbox-ready' }
  /** The answer lies encrypted in the inbox. */
  | { readonly kind: 'created'; readonly publicId: string }
  | { readonly kind: 'create-ended'; readonly change: Exclude<Change, { kind: 'done' | 'no-such-key' }> }
  /** What the inbox held when it was looked into again. */
  | { readonly kind: 'inbox-read'; readonly publicId: string | null }
  | { readonly kind: 'stored'; readonly credentialId: CredentialId }
  | { readonly kind: 'stored-checked'; readonly matches: boolean }
  | { readonly kind: 'distributed' }
  | { readonly kind: 'promoted' }
  | { readonly kind: 'last-used'; readonly lastUsed: LastUsed | null }
  | { readonly kind: 'disable-ended'; readonly change: Change }
  | { readonly kind: 'enable-ended'; readonly change: Change }
  | { readonly kind: 'delete-ended'; readonly publicId: string; readonly change: Change }
  /** Before destroying: the new key's proof and the list, taken one after the other, both just now. */
  | { readonly kind: 'gate'; readonly proof: Proof; readonly provenAt: Instant; readonly slots: readonly SlotKey[] | null }
  /** Time passed, or the vault was unlocked, or a person asked to go on. */
  | { readonly kind: 'tick' }
  /** The rotation was found in the journal at a start, an unlock or after sleep. */
  | { readonly kind: 'resumed' }
  | { readonly kind: 'chosen'; readonly choice: RotationChoice }
  | { readonly kind: 'undo-asked' }
);

/** What the runner is to do next; at most one, after the new state is journalled. */
export type Effect =
  | { readonly kind: 'prove-old' }
  | { readonly kind: 'prove-new' }
  | { readonly kind: 'list' }
  | { readonly kind: 'prepare-inbox' }
  | { readonly kind: 'create' }
  | { readonly kind: 'read-inbox' }
  | { readonly kind: 'store' }
  | { readonly kind: 'check-stored' }
  | { readonly kind: 'distribute' }
  | { readonly kind: 'promote' }
  | { readonly kind: 'look-at-last-use' }
  /** Prove the new key, then list: answered by `gate`. */
  | { readonly kind: 'gate' }
  | { readonly kind: 'disable'; readonly publicId: string }
  | { readonly kind: 'enable'; readonly publicId: string }
  | { readonly kind: 'delete'; readonly publicId: string }
  /** Make the old key the active one in the vault again, the candidate retired. */
  | { readonly kind: 'demote' }
  | { readonly kind: 'wait'; readonly until: Deadline }
  | { readonly kind: 'ask-person' }
  | { readonly kind: 'finish' };

/** Lines that a transition adds to the receipt. */
export type Notes = readonly Omit<RotationEvent, 'at'>[];

export interface Step {
  readonly rotation: Rotation;
  readonly effect: Effect;
  readonly notes: Notes;
}

/** The whole of the engine: pure, total, without clock and randomness. */
export type Transition = (rotation: Rotation, event: Event) => Step;

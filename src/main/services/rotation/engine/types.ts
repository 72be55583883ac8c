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
export type Signer =
  | { readonly kind: 'self' }
  | { readonly kind: 'admin'; readonly credentialId: CredentialId };

/** The new key, from the moment that its answer is sealed. `credentialId` is null until it is stored. */
export interface Candidate {
  readonly publicId: string;
  readonly credentialId: CredentialId | null;
  /** False for a key that was there before and is promoted in place of a new one: an undo never deletes it. */
  readonly ours: boolean;
}

/** Both keys are enabled and the new one is in use; the old key's last use is watched. */
export interface Soaking {
  readonly kind: 'soaking';
  /** The promotion, or the last time that the old key was enabled again: a use after it is movement. */
  readonly since: Instant;
  readonly until: Deadline;
  readonly seen: LastUsed | null;
  readonly nextLook: Deadline;
  /** When the places were last found to have the new key, all but those that a person waived. */
  readonly checked: Instant | null;
}

/** The states of a good day. Doubt and attention remember one of them, and lead back to it. */
export type Station =
  | { readonly kind: 'preflight' }
  | { readonly kind: 'slots' }
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
  /** Journalled before the vault's own switch; the vault has switched once it is `soaking`. */
  | { readonly kind: 'promoted' }
  | Soaking
  /** Journalled before the call; only ever entered with a fresh proof of the new key. */
  | { readonly kind: 'disabling'; readonly soak: Soaking }
  | { readonly kind: 'disabled' }
  | { readonly kind: 'cooling'; readonly until: Deadline }
  /** Journalled before the call; only ever entered with a fresh proof of the new key. `until` is the cool-down's. */
  | { readonly kind: 'deleting'; readonly until: Deadline }
  | { readonly kind: 'retired'; readonly since: Instant };

/** The state that a rotation is in, with what that state alone must remember. */
export type Phase =
  | Station
  | { readonly kind: 'blocked-slots'; readonly slots: readonly SlotKey[] }
  /** In doubt: the inbox and the cloud's list decide where to go on. `undo`: a person wants out once that is known. */
  | { readonly kind: 'reconcile'; readonly from: Station; readonly since: Instant; readonly undo: boolean }
  | Undoing
  | {
      readonly kind: 'attention';
      readonly reason: RotationReason;
      readonly from: Station;
      readonly slots: readonly SlotKey[];
    }
  | { readonly kind: 'done' }
  | {
      readonly kind: 'aborted-safe';
      readonly reason: RotationReason;
      readonly leaves: Leaves;
      readonly keys: readonly LeftKey[];
    };

/**
 * What an end on the way leaves behind. `old`: the old key alone, as before. `both`: the old key in use and the candidate,
 * enabled beside it. `new`: the new key in use, and the old one in whatever state it was then.
 */
export type Leaves = 'old' | 'both' | 'new';

/** How a key stands at the cloud, as far as a rotation that ends knows. `other`: one that is neither old nor new. */
export interface LeftKey {
  readonly publicId: string;
  readonly part: 'old' | 'new' | 'other';
  readonly status: 'enabled' | 'disabled' | 'deleted' | 'unknown';
}

/**
 * Taking something back, or making room. Deleting goes: prove the old key, list, demote in the vault, give the places the
 * old key back, delete; what it deletes is `publicId` and nothing else.
 */
export interface Undoing {
  readonly kind: 'undoing';
  /** `clear-slot`: a disabled key that a person gave up. `delete-orphan`: one whose secret was lost on the way. */
  readonly step: 'enable-old' | 'delete-candidate' | 'clear-slot' | 'delete-orphan';
  readonly publicId: string;
  readonly leadsTo: AfterUndo;
  /** What `aborted-safe` will name. */
  readonly reason: RotationReason;
  /** When the old key last proved for this deletion. */
  readonly provenAt: Instant | null;
  /** The deletion was sent, and its answer is not here. */
  readonly sent: boolean;
  /** Of the candidate alone: whether every place that has it got the old key back. `due`: the vault itself went back. */
  readonly places: 'untouched' | 'due' | 'back';
  /** Where it came from, and where a person may send it back to. */
  readonly from: Station;
}

/** Where an undo leads: to soaking beside an enabled old key, to the end with the old key alone, or to a new start. */
export type AfterUndo = 'soaking' | 'aborted-safe' | 'slots';

/** One rotation as it is journalled: nothing that decides lives outside of it. */
export interface Rotation {
  readonly id: RotationId;
  readonly credentialId: CredentialId;
  readonly accountId: AccountId;
  readonly oldPublicId: string;
  readonly signer: Signer;
  readonly policy: RotationPolicy;
  /**
   * Facts of the cloud: how late "last used" may be, how many keys a principal may have, and how long a request that
   * nobody answered may still take effect (`DEFAULT_SETTLE_MS` where nothing is known).
   */
  readonly limits: { readonly lastUsedLagMs: number; readonly maxKeys: number; readonly settleMs: number };
  /** Whose key it is, from the old key's own proof; null until then. */
  readonly identity: Pick<Identity, 'accountId' | 'principal' | 'arn'> | null;
  /** The ids that the cloud listed before we created anything. */
  readonly beforeIds: readonly string[];
  readonly candidate: Candidate | null;
  readonly phase: Phase;
  /** Until then a change of ours that nobody answered may still take effect: nothing is destroyed before. */
  readonly doubt: Deadline | null;
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

/**
 * What the runner reports. Every event carries the time, since the engine has no clock of its own. `provenAt` is taken
 * before the proof is sent. A last use that was read longer than `FRESH_MS` ago is not reported but `tick`: it may have
 * lain about while the computer slept.
 */
export type Event = { readonly at: Instant } & (
  | { readonly kind: 'proved-old'; readonly proof: Proof; readonly provenAt: Instant }
  | { readonly kind: 'proved-new'; readonly proof: Proof }
  | { readonly kind: 'listed'; readonly slots: readonly SlotKey[] }
  /** The list, or the old key's last use, could not be read. */
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
  /** Some places wait for a person's word, which is told as `tick`. */
  | { readonly kind: 'distribution-open' }
  /** Before the old key is disabled: no place has it. */
  | { readonly kind: 'places-checked' }
  | { readonly kind: 'places-open' }
  /** No place has the new key any more, but those that a person waived. */
  | { readonly kind: 'handed-back' }
  | { readonly kind: 'hand-back-open' }
  | { readonly kind: 'promoted' }
  | { readonly kind: 'demoted' }
  /** Null: may not be read. */
  | { readonly kind: 'last-used'; readonly lastUsed: LastUsed | null }
  | { readonly kind: 'disable-ended'; readonly change: Change }
  | { readonly kind: 'enable-ended'; readonly change: Change }
  | { readonly kind: 'delete-ended'; readonly publicId: string; readonly change: Change }
  /** Before destroying: the new key's proof and the list, taken one after the other, both just now. */
  | {
      readonly kind: 'gate';
      readonly proof: Proof;
      readonly provenAt: Instant;
      readonly slots: readonly SlotKey[] | null;
    }
  /** Time passed, or the vault was unlocked, or a person asked to go on. */
  | { readonly kind: 'tick' }
  /** The rotation was found in the journal at a start, an unlock or after sleep. */
  | { readonly kind: 'resumed' }
  | { readonly kind: 'chosen'; readonly choice: RotationChoice }
  | { readonly kind: 'undo-asked' }
);

/**
 * What the runner is to do next; at most one, after the new state is journalled. Until it has reported how that ended it
 * passes on no other event. What fails on this computer (a full disk, a locked vault) is not reported: it is tried
 * again with the next `tick` or `resumed`.
 */
export type Effect =
  | { readonly kind: 'prove-old' }
  | { readonly kind: 'prove-new' }
  | { readonly kind: 'list' }
  | { readonly kind: 'prepare-inbox' }
  | { readonly kind: 'create' }
  | { readonly kind: 'read-inbox' }
  | { readonly kind: 'store' }
  | { readonly kind: 'check-stored' }
  /** Give the new key to every place that is left, and look again at those that have it. */
  | { readonly kind: 'distribute' }
  /** Look whether places have the old key again; those that do are served anew. */
  | { readonly kind: 'check-places' }
  /** Give the old key back to the places that have the new one. */
  | { readonly kind: 'hand-back' }
  | { readonly kind: 'promote' }
  | { readonly kind: 'look-at-last-use' }
  /** Prove the new key, then list: answered by `gate`. */
  | { readonly kind: 'gate' }
  /** `provenAt`: the surviving key's proof. Once that is older than `FRESH_MS` it is not sent, and `resumed` reported. */
  | { readonly kind: 'disable'; readonly publicId: string; readonly provenAt: Instant }
  | { readonly kind: 'enable'; readonly publicId: string }
  /** As `disable`. */
  | { readonly kind: 'delete'; readonly publicId: string; readonly provenAt: Instant }
  /** Make the old key the active one in the vault again, the candidate retired: or as it was, where it is not ours. */
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

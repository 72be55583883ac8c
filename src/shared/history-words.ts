import { fieldOf } from './catalogue/index.ts';
import type { Bilingual } from './catalogue/types.ts';
import type { AuditAction, AuditEntry, AuditSubject } from './model/audit.ts';
import type { CloudId } from './model/cloud.ts';
import { HAND_OUT_WAYS, type HandOutWay } from './model/hand-out.ts';
import { ROTATION_PHASES, type RotationPhase } from './model/rotation.ts';

type Dashed<A extends string> = A extends `${infer H}.${infer T}` ? `${H}-${T}` : A;

/** The part of a message key that stands for an action; i18next reads dots as levels. */
export function keyOfAction<A extends AuditAction>(action: A): Dashed<A> {
  return action.replace('.', '-') as Dashed<A>;
}

const METHODS = ['password', 'recovery', 'keychain'] as const;
const REASONS = ['by-hand', 'idle', 'sleep', 'screen-lock', 'hidden', 'quit'] as const;
const KEY_CHANGES = ['routine', 'lost-device', 'person-left'] as const;
const SCOPES = ['whole', 'selection'] as const;
const LASTS = ['once', 'session', 'always'] as const;

const NAMES = [
  'label',
  'note',
  'periodDays',
  'fields',
  'site',
  'environment',
  'owner',
  'tags',
  'endpoints',
  'proxy',
  'proxyUser',
  'proxyPassword',
  'pins',
  'plainHttp',
  'bypass',
  'authorities',
  'leadTimes',
  'clipboardSeconds',
  'idleMinutes',
  'lockOnHide',
  'passwordDays',
  'passwordAfterLockByHand',
  'passwordAfterIdleLock',
  'backupWarnDays',
  'auditSink',
  'hiddenClouds',
  'weekly',
  'weekday',
  'minute',
  'locale',
  'accounts',
  'address',
] as const;

/** A name that has words under `history.name`, one that the catalogue has in both languages, or one that stays as it is. */
export type ChangedName =
  | { readonly kind: 'known'; readonly value: (typeof NAMES)[number] }
  | { readonly kind: 'field'; readonly value: Bilingual }
  | { readonly kind: 'plain'; readonly value: string };

/** What is worth saying behind the sentence: a code that has words of its own, a kind of failure, or names of fields. */
export type HistoryRemark =
  | { readonly kind: 'method'; readonly value: (typeof METHODS)[number] }
  | { readonly kind: 'reason'; readonly value: (typeof REASONS)[number] }
  | { readonly kind: 'key-change'; readonly value: (typeof KEY_CHANGES)[number] }
  | { readonly kind: 'scope'; readonly value: (typeof SCOPES)[number] }
  /** Where a rotation was then. */
  | { readonly kind: 'phase'; readonly value: RotationPhase }
  | {
      readonly kind: 'failure';
      readonly value: string;
      /** False where another key of the same address met it, and this one was not asked. */
      readonly asked: boolean;
    }
  /** Who got a key, or was to get one, by which way and for how long; null and empty where the row does not say. */
  | {
      readonly kind: 'receiver';
      readonly to: string;
      readonly way: HandOutWay | null;
      readonly lasts: (typeof LASTS)[number] | null;
    }
  /** What was changed or given out: names of settings and properties, and of fields as the cloud's catalogue calls them. */
  | {
      readonly kind: 'names';
      readonly value: readonly ChangedName[];
      /** The naming that a secret was copied in; null where that was no question. */
      readonly as: string | null;
    };

/** One row of the history for people: which sentence, what fills it in, what stands behind it. */
export interface HistoryWords {
  /** Under `history.sentence`. */
  readonly sentence: Dashed<AuditAction>;
  /** Null where the key is not known any more. */
  readonly key: string | null;
  readonly file: string;
  readonly remark: HistoryRemark | null;
  readonly failed: boolean;
}

const oneOf = <V extends string>(values: readonly V[], text: string | undefined): V | undefined =>
  values.find((value) => value === text);

function nameOf(text: string, cloud: CloudId | undefined): ChangedName {
  // Until there were several it was called so.
  const known = oneOf(NAMES, text === 'leadDays' ? 'leadTimes' : text);
  if (known !== undefined) return { kind: 'known', value: known };
  const field = cloud === undefined ? undefined : fieldOf(cloud, text);
  return field === undefined ? { kind: 'plain', value: text } : { kind: 'field', value: field.label };
}

const RECEIVED: readonly AuditAction[] = [
  'key.handed-out',
  'consent.given',
  'consent.refused',
  'consent.revoked',
];

function receiverOf(detail: AuditEntry['detail']): HistoryRemark | null {
  const to = detail.program ?? '';
  const way = oneOf(HAND_OUT_WAYS, detail.way) ?? null;
  const lasts = oneOf(LASTS, detail.lasts) ?? null;
  return to === '' && way === null && lasts === null ? null : { kind: 'receiver', to, way, lasts };
}

function remarkOf({ action, detail }: AuditEntry, cloud: CloudId | undefined): HistoryRemark | null {
  if (RECEIVED.includes(action)) return receiverOf(detail);
  const method = action === 'vault.unlocked' ? oneOf(METHODS, detail.method) : undefined;
  if (method !== undefined) return { kind: 'method', value: method };
  const reason = action === 'vault.locked' ? oneOf(REASONS, detail.reason) : undefined;
  if (reason !== undefined) return { kind: 'reason', value: reason };
  const change = action === 'vault.key-changed' ? oneOf(KEY_CHANGES, detail.reason) : undefined;
  if (change !== undefined) return { kind: 'key-change', value: change };
  const scope = action === 'audit.exported' ? oneOf(SCOPES, detail.scope) : undefined;
  if (scope !== undefined) return { kind: 'scope', value: scope };
  const phase = oneOf(ROTATION_PHASES, detail.phase);
  if (phase !== undefined) return { kind: 'phase', value: phase };
  if (detail.failure !== undefined)
    return { kind: 'failure', value: detail.failure, asked: detail.asked !== 'no' };
  const names = detail.changed ?? detail.field;
  if (names === undefined || names === '') return null;
  return {
    kind: 'names',
    value: names.split(', ').map((name) => nameOf(name, cloud)),
    as: detail.as ?? null,
  };
}

const FAILURES: readonly AuditAction[] = ['credential.verify-failed', 'backup.failed', 'digest.failed'];

/** Chooses the words for a row; both faces of the program say the same. */
export function historyWords(entry: AuditEntry, subject: AuditSubject | null): HistoryWords {
  return {
    sentence: keyOfAction(entry.action),
    key: subject?.label ?? null,
    file: entry.detail.file ?? '',
    remark: remarkOf(entry, subject?.cloud),
    failed: FAILURES.includes(entry.action),
  };
}

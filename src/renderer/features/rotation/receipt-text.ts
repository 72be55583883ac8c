import { errorCode } from '../../../shared/ipc/envelope.ts';
import type { Delivery } from '../../../shared/model/consumer.ts';
import { failureKind } from '../../../shared/model/failure.ts';
import {
  type RotationEvent,
  type RotationView,
  rotationChoice,
  rotationReason,
} from '../../../shared/model/rotation.ts';
import { placeName } from '../../../shared/place-name.ts';
import { leftLines } from '../../../shared/rotation-left.ts';
import type { Formatter } from '../../lib/format.ts';
import type { Translate } from '../../lib/i18n.ts';
import { deliveryWords } from './place-list.ts';
import { whereOf } from './where.ts';
import { sayOf } from './words.ts';

/** A fact of a receipt: its name and what it holds. */
export interface ReceiptFact {
  readonly name: string;
  readonly value: string;
  /** An id, to be set in the monospaced face. */
  readonly id?: true;
}

/** What a line of the receipt says beyond its own words: where a key was used, why something failed. */
function aside(event: RotationEvent, t: Translate): string | null {
  const where = whereOf(event);
  if (where !== null) return where;
  const failure = failureKind.safeParse(event.detail.failure ?? event.detail.kind);
  if (failure.success) return t(`failure.${failure.data}.title`);
  const reason = rotationReason.safeParse(event.detail.reason);
  if (reason.success) return t(`rotation.reason.${reason.data}.title`);
  const { choice: chosen, consumer, name, error } = event.detail;
  if (consumer !== undefined) {
    const problem = errorCode.safeParse(error);
    return problem.success ? `${name}: ${t(`error.${problem.data}.title`)}` : (name ?? null);
  }
  if (chosen === 'abandon') return t('rotation.undo.of');
  if (chosen === 'enable-old') return t('rotation.undo.enable');
  const choice = rotationChoice.safeParse({ kind: chosen, publicId: event.publicId ?? '' });
  return choice.success ? t(`rotation.choice.${choice.data.kind}.label`, { id: event.publicId ?? '' }) : null;
}

/** One line of the receipt in words. */
export function eventWords(event: RotationEvent, t: Translate): string {
  const more = aside(event, t);
  const words = t(`rotation.event.${event.what}`);
  return more === null ? words : `${words}: ${more}`;
}

/** What a receipt is made from. */
export interface ReceiptSource {
  readonly rotation: RotationView;
  readonly events: readonly RotationEvent[];
  /** Who began it, as the audit chain says; null where it does not. */
  readonly by: string | null;
  /** How each of its places stood at the end, or stands. */
  readonly deliveries?: readonly Delivery[];
}

/** The head of a receipt. Holds ids and times, never a secret: no secret is part of what it is made from. */
export function receiptFacts(
  { rotation, events, by, deliveries = [] }: ReceiptSource,
  t: Translate,
  format: Formatter,
): readonly ReceiptFact[] {
  const { endedAt, startedAt, newPublicId, policy } = rotation;
  const signer = events.find(({ what }) => what === 'started')?.detail.signer;
  const proofs = events.filter(({ what }) => what === 'new-proven').length;
  const result =
    rotation.phase === 'done'
      ? t('rotation.row.done')
      : rotation.phase === 'aborted-safe'
        ? `${t('rotation.row.aborted')} (${t(`rotation.reason.${rotation.reason ?? 'unexpected'}.title`)})`
        : t('rotation.receipt.going');
  return [
    { name: t('rotation.receipt.key'), value: rotation.label },
    { name: t('rotation.receipt.old'), value: rotation.oldPublicId, id: true },
    newPublicId === null
      ? { name: t('rotation.receipt.new'), value: t('rotation.receipt.none') }
      : { name: t('rotation.receipt.new'), value: newPublicId, id: true },
    { name: t('rotation.receipt.result'), value: result },
    ...(endedAt === null || rotation.left.length === 0
      ? []
      : [{ name: t('rotation.left.title'), value: leftLines(rotation, sayOf(t)).join('; ') }]),
    { name: t('rotation.receipt.started'), value: format.instant(startedAt) },
    ...(endedAt === null
      ? []
      : [
          { name: t('rotation.receipt.ended'), value: format.instant(endedAt) },
          { name: t('rotation.receipt.took'), value: format.duration(endedAt - startedAt) },
        ]),
    ...(by === null ? [] : [{ name: t('rotation.receipt.by'), value: by }]),
    ...(signer === 'self' || signer === 'admin'
      ? [{ name: t('rotation.plan.signer'), value: t(`rotation.receipt.signer.${signer}`) }]
      : []),
    ...(deliveries.length === 0
      ? []
      : [
          {
            name: t('places.title'),
            value: deliveries
              .map((one) => `${placeName(one.consumer.place)}: ${deliveryWords(one, t)}`)
              .join('; '),
          },
        ]),
    { name: t('rotation.receipt.proofs'), value: format.count(proofs) },
    {
      name: t('rotation.receipt.waits'),
      value: t('rotation.receipt.waitsText', {
        soak: format.duration(policy.soakMs),
        cool: format.duration(policy.cooldownMs),
      }),
    },
  ];
}

/** The whole receipt as lines of text, instants in UTC so that it means the same everywhere. */
export function receiptText(source: ReceiptSource, t: Translate, format: Formatter): string {
  const { rotation, events } = source;
  const facts = receiptFacts(source, t, format).map(({ name, value }) => `${name}: ${value}`);
  const lines = events.map((event) =>
    [new Date(event.at).toISOString(), eventWords(event, t), event.publicId]
      .filter((part) => part !== null)
      .join('  '),
  );
  return [t('rotation.receipt.title', { label: rotation.label }), '', ...facts, '', ...lines, ''].join('\n');
}

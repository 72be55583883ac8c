import type { Delivery } from '../../shared/model/consumer.ts';
import type { RotationEvent, RotationStarter, RotationView } from '../../shared/model/rotation.ts';
import { starterName } from '../../shared/rotation-starter.ts';
import type { CommandContext } from '../command.ts';
import { spanPhrase } from '../text/phrases.ts';
import { renderPairs } from '../text/table.ts';
import type { Words } from '../words.ts';
import { eventTable } from './event-text.ts';
import { rotationText } from './text.ts';

function facts(
  { policy }: RotationView,
  events: readonly RotationEvent[],
  startedBy: RotationStarter | null,
  words: Words,
): string {
  const waits = { soak: spanPhrase(policy.soakMs, words), cool: spanPhrase(policy.cooldownMs, words) };
  const proofs = events.filter(({ what }) => what === 'new-proven').length;
  return renderPairs([
    [words.t('rotation.receipt.by'), startedBy === null ? null : starterName(startedBy)],
    [words.t('rotation.receipt.proofs'), String(proofs)],
    [words.t('rotation.receipt.waits'), words.t('rotation.receipt.waitsText', waits)],
  ]);
}

/** A rotation and everything that it did, with ids and never a secret. */
export function receiptText(
  rotation: RotationView,
  events: readonly RotationEvent[],
  startedBy: RotationStarter | null,
  context: CommandContext,
  waiting: readonly Delivery[] = [],
): string {
  return [
    rotationText(rotation, context, waiting),
    facts(rotation, events, startedBy, context.words),
    eventTable(events, context),
  ].join('\n');
}

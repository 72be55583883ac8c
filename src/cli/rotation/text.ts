import type { Delivery } from '../../shared/model/consumer.ts';
import type { RotationChoice, RotationView } from '../../shared/model/rotation.ts';
import { choiceEffect, leftLines } from '../../shared/rotation-left.ts';
import { needsPerson } from '../../shared/rotation-needs.ts';
import type { CommandContext } from '../command.ts';
import type { Tone } from '../text/paint.ts';
import { instantPhrase, lastUsedPhrase, spanPhrase } from '../text/phrases.ts';
import { renderPairs, renderTable } from '../text/table.ts';
import type { Words } from '../words.ts';
import { waitingText } from './places-text.ts';
import { reasonText } from './reason-text.ts';
import { slotTable } from './slots-text.ts';

function toneOf(rotation: RotationView): Tone {
  if (needsPerson(rotation)) return 'bad';
  if (rotation.phase === 'done') return 'good';
  return rotation.phase === 'aborted-safe' ? 'warn' : 'plain';
}

/** Where a rotation stands, in a sentence. */
export function phaseText({ phase, notBefore, places }: RotationView, now: number, words: Words): string {
  if (places.open > 0 && phase !== 'attention') return words.t('deliver.waits', { count: places.open });
  if (phase !== 'soaking' && phase !== 'cooling') return words.t(`rotation.phase.${phase}`);
  if (notBefore === null || notBefore <= now) return words.t(`rotation.phase.${phase}Due`);
  return words.t(`rotation.phase.${phase}`, { time: instantPhrase(notBefore, words) });
}

/** The command that makes a choice, ready to be typed. */
function choiceCommand({ id }: RotationView, choice: RotationChoice): string {
  const publicId = 'publicId' in choice ? ` ${choice.publicId}` : '';
  return `keyturn decide ${id} ${choice.kind}${publicId}`;
}

/** What a choice does; for a stop also what remains of each key. */
function choiceText(rotation: RotationView, choice: RotationChoice, words: Words): string {
  const effect = choiceEffect(rotation, choice, words.t);
  return choice.kind === 'stop' ? [effect, ...leftLines(rotation, words.t)].join('\n') : effect;
}

/** The choices as commands, each with all that it does: nothing of that may be cut. */
function choicePairs(rotation: RotationView, { words }: CommandContext): string {
  return renderPairs(
    rotation.choices.map((choice) => [choiceCommand(rotation, choice), choiceText(rotation, choice, words)]),
  );
}

function undoText({ id, undo, newPublicId }: RotationView, words: Words): string | null {
  if (undo === null) return null;
  const effect =
    newPublicId === null ? words.t('rotation.undo.abandon.detailNone') : words.t(`rotation.back.${undo}`);
  return `${effect}\nkeyturn undo ${id}`;
}

function facts(rotation: RotationView, { io, words }: CommandContext): string {
  const { id, phase, startedAt, endedAt, reason, failure, oldLastUsed } = rotation;
  return renderPairs([
    [words.t('cli.show.rotation'), id],
    [words.t('rotation.receipt.key'), rotation.label],
    [words.t('cli.column.cloud'), rotation.cloud],
    [words.t('rotation.receipt.old'), rotation.oldPublicId],
    [words.t('rotation.receipt.new'), rotation.newPublicId ?? words.t('rotation.receipt.none')],
    [words.t('cli.show.state'), phaseText(rotation, io.now(), words)],
    // The table of keys and the choices below say all there is to say about a missing slot.
    [
      words.t('cli.show.reason'),
      reason === null || phase === 'blocked-slots' ? null : reasonText(reason, words),
    ],
    [words.t('rotation.left.title'), endedAt === null ? null : leftLines(rotation, words.t).join('\n')],
    [words.t('cli.show.answer'), failure === null ? null : words.t(`failure.${failure}.title`)],
    [
      words.t('rotation.soak.title'),
      oldLastUsed === null || endedAt !== null ? null : lastUsedPhrase(oldLastUsed, words),
    ],
    [words.t('cli.column.undo'), undoText(rotation, words)],
    [words.t('rotation.receipt.started'), instantPhrase(startedAt, words)],
    [words.t('rotation.receipt.ended'), endedAt === null ? null : instantPhrase(endedAt, words)],
    [words.t('rotation.receipt.took'), endedAt === null ? null : spanPhrase(endedAt - startedAt, words)],
  ]);
}

/** A rotation with where it stands, what comes next, and what a person may choose; `waiting` are the places that wait for one. */
export function rotationText(
  rotation: RotationView,
  context: CommandContext,
  waiting: readonly Delivery[] = [],
): string {
  return [
    facts(rotation, context),
    ...(rotation.slots.length === 0 ? [] : [slotTable(rotation.slots, context)]),
    ...(waiting.length === 0 ? [] : [waitingText(rotation.id, waiting, context)]),
    ...(rotation.choices.length === 0 ? [] : [choicePairs(rotation, context)]),
  ].join('\n');
}

/** Rotations in a table, one line each. */
export function rotationTable(
  rotations: readonly RotationView[],
  { io, out, words }: CommandContext,
): string {
  return renderTable(
    [
      { title: words.t('cli.show.rotation') },
      { title: words.t('rotation.receipt.key'), shrinks: true },
      { title: words.t('cli.column.cloud') },
      { title: words.t('rotation.receipt.old') },
      { title: words.t('rotation.receipt.new') },
      { title: words.t('cli.show.state'), shrinks: true },
    ],
    rotations.map((rotation) => [
      { text: rotation.id, tone: 'muted' },
      { text: rotation.label, tone: 'strong' },
      { text: rotation.cloud },
      { text: rotation.oldPublicId },
      { text: rotation.newPublicId ?? '' },
      { text: phaseText(rotation, io.now(), words), tone: toneOf(rotation) },
    ]),
    out.paint,
    out.width,
  );
}

import { waitsForWord } from '../../shared/delivery-waits.ts';
import type { Delivery, DeliveryAnswer, PlannedPlace } from '../../shared/model/consumer.ts';
import type { RotationView } from '../../shared/model/rotation.ts';
import { placeName } from '../../shared/place-name.ts';
import { type CliApp, call } from '../app.ts';
import type { CommandContext } from '../command.ts';
import { AnswerError } from '../errors.ts';
import { messageOf } from '../message.ts';
import { printable } from '../text/escape.ts';
import type { Tone } from '../text/paint.ts';
import { renderPairs, renderTable } from '../text/table.ts';
import type { Words } from '../words.ts';

/** What can be said of a place, as it is typed. */
export const ANSWERS = ['done', 'waive', 'retry'] as const satisfies readonly DeliveryAnswer[];

/** The places of a rotation that wait for a person's word; asks nothing where none does. Throws AnswerError. */
export async function waitingPlaces(
  app: CliApp,
  { id, places }: Pick<RotationView, 'id' | 'places'>,
): Promise<readonly Delivery[]> {
  if (places.open === 0) return [];
  return (await call(app, 'rotations.deliveries', { id })).filter(waitsForWord);
}

/** Why a place could not be served; empty where nothing was in the way. */
export function problemText({ problem }: Delivery, words: Words): string {
  if (problem === null) return '';
  const { code, params } = problem;
  // The codes of problems are those of errors.
  return messageOf(new AnswerError({ code: code as AnswerError['wire']['code'], params }), words);
}

function stateOf(delivery: Delivery, words: Words): { readonly text: string; readonly tone: Tone } {
  const { state, byHand } = delivery;
  if (state === 'failed') return { text: words.t('deliver.state.failed'), tone: 'bad' };
  if (state === 'waiting' && byHand) return { text: words.t('deliver.state.by-hand'), tone: 'warn' };
  return { text: words.t(`deliver.state.${state}`), tone: state === 'done' ? 'good' : 'plain' };
}

/** The places of a rotation, one line each. */
export function deliveryTable(
  deliveries: readonly Delivery[],
  { out, words }: Pick<CommandContext, 'out' | 'words'>,
): string {
  return renderTable(
    [
      { title: words.t('cli.column.id') },
      { title: words.t('cli.column.place'), shrinks: true },
      { title: words.t('cli.column.gets') },
      { title: words.t('cli.show.state') },
      { title: words.t('cli.column.detail'), shrinks: true },
    ],
    deliveries.map((delivery) => [
      { text: delivery.consumer.id, tone: 'muted' },
      { text: printable(placeName(delivery.consumer.place)) },
      { text: words.t(`deliver.${delivery.direction}`) },
      stateOf(delivery, words),
      { text: problemText(delivery, words), tone: 'muted' },
    ]),
    out.paint,
    out.width,
  );
}

/** The places that wait for a person, and under them the commands that answer for each. */
export function waitingText(id: string, waiting: readonly Delivery[], context: CommandContext): string {
  const commands = waiting.map(({ consumer }): readonly [string, string] => [
    printable(placeName(consumer.place)),
    `keyturn deliver ${id} ${consumer.id} ${ANSWERS.join('|')}`,
  ]);
  return [deliveryTable(waiting, context), renderPairs(commands)].join('\n');
}

/** What a rotation would do about each place. */
export function plannedTable(
  places: readonly PlannedPlace[],
  { out, words }: Pick<CommandContext, 'out' | 'words'>,
): string {
  return renderTable(
    [{ title: words.t('cli.column.place'), shrinks: true }, { title: words.t('cli.column.how') }],
    places.map(({ consumer, how }) => [
      { text: printable(placeName(consumer.place)) },
      { text: words.t(`deliver.how.${how}`), tone: how === 'by-hand' ? 'warn' : 'plain' },
    ]),
    out.paint,
    out.width,
  );
}

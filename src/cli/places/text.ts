import { assertNever } from '../../shared/assert-never.ts';
import { errorCode } from '../../shared/ipc/envelope.ts';
import type { Consumer, ConsumerView } from '../../shared/model/consumer.ts';
import type { CommandContext } from '../command.ts';
import { AnswerError } from '../errors.ts';
import { isoInstant } from '../json.ts';
import { messageOf } from '../message.ts';
import type { Json } from '../output.ts';
import type { Tone } from '../text/paint.ts';
import { type Cell, renderTable } from '../text/table.ts';
import type { Words } from '../words.ts';

/** A place in one line: where it is, and what names the key there. */
export function placeName({ place }: Pick<Consumer, 'place'>): string {
  switch (place.kind) {
    case 'file':
      return place.entry === '' ? place.path : `${place.path} [${place.entry}]`;
    case 'environment':
      return place.variables.join(', ');
    case 'command':
      return `${place.name} (${place.run.join(' ')})`;
    case 'by-hand':
      return place.owner === '' ? place.name : `${place.name} (${place.owner})`;
    default:
      return assertNever(place);
  }
}

const TONES: Readonly<Record<ConsumerView['state'], Tone>> = {
  current: 'good',
  stale: 'bad',
  changed: 'warn',
  missing: 'warn',
  unreadable: 'warn',
  unchecked: 'muted',
  elsewhere: 'muted',
};

function stateCell({ state, place }: ConsumerView, words: Words): Cell {
  const where = 'deviceName' in place && state === 'elsewhere' ? ` (${place.deviceName})` : '';
  return { text: `${words.t(`cli.places.state.${state}`)}${where}`, tone: TONES[state] };
}

/** Places in columns; `labels` names their keys. */
export function placesTable(
  views: readonly ConsumerView[],
  labels: ReadonlyMap<string, string>,
  { out, words }: CommandContext,
): string {
  const columns = [
    { title: words.t('cli.column.id') },
    { title: words.t('cli.column.label'), shrinks: true as const },
    { title: words.t('cli.column.kind') },
    { title: words.t('cli.column.place'), shrinks: true as const },
    { title: words.t('cli.column.status') },
  ];
  const rows = views.map((view) => [
    { text: view.id },
    { text: labels.get(view.credentialId) ?? view.credentialId },
    { text: words.t(`cli.places.kind.${view.place.kind}`) },
    { text: placeName(view) },
    stateCell(view, words),
  ]);
  return renderTable(columns, rows, out.paint, out.width);
}

export function placeJson({ id, credentialId, addedAt, problem, ...view }: ConsumerView): Json {
  const { place, note, restart, state, leak, scrub } = view;
  return {
    ...{ id, key: credentialId, place: { ...place } as Json, note, restart },
    ...{ addedAt: isoInstant(addedAt), state, leak, scrub },
    problem: problem === null ? null : { code: problem.code, params: { ...problem.params } },
  };
}

/** What was in the way at a place, in the sentences of the app; null where nothing was. */
export function problemText({ problem }: ConsumerView, words: Words): string | null {
  if (problem === null) return null;
  const code = errorCode.safeParse(problem.code);
  return messageOf(
    new AnswerError({ code: code.success ? code.data : 'internal', params: problem.params }),
    words,
  );
}

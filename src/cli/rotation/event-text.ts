import type { MessageKey } from '../../shared/i18n/resources.ts';
import type { RotationEvent } from '../../shared/model/rotation.ts';
import type { CommandContext } from '../command.ts';
import { printable } from '../text/escape.ts';
import { placePhrase, secondPhrase } from '../text/phrases.ts';
import { renderTable } from '../text/table.ts';
import type { Words } from '../words.ts';

const UNDOING: Readonly<Record<string, MessageKey>> = {
  abandon: 'rotation.undo.button',
  'enable-old': 'rotation.undo.enable',
};

/** What a line says beyond its own words: where a key was used, why something failed, who acted. */
function detailOf({ detail, publicId }: RotationEvent, words: Words): string {
  const { service, region, failure, reason, choice, good, of, keys, by, ...more } = detail;
  // Of a place its name is enough; a problem is one of the errors.
  const { consumer, kind, name = '', error, ...others } = more;
  const code = (value: string | undefined, key: string): string =>
    value === undefined ? '' : words.dynamic(key, { id: publicId ?? '' }, value);
  const undoing = UNDOING[choice ?? ''];
  return [
    placePhrase({ service, region }),
    code(failure, `failure.${failure}.title`),
    code(reason, `rotation.reason.${reason}.title`),
    undoing === undefined ? code(choice, `rotation.choice.${choice}.label`) : words.t(undoing),
    good === undefined || of === undefined ? '' : words.t('rotation.proofs', { count: Number(good), of }),
    keys === undefined ? '' : words.t('cli.rotation.keys', { count: Number(keys) }),
    by === 'self' ? words.t('rotation.option.self') : (by ?? ''),
    name,
    code(error, `error.${error}.title`),
    ...(consumer === undefined && kind !== undefined ? [kind] : []),
    ...Object.values(others),
  ]
    .filter((part) => part !== '')
    .join(', ');
}

/** One step as it happens, on one line. */
export function eventLine(event: RotationEvent, { words }: CommandContext): string {
  const parts = [
    secondPhrase(event.at, words),
    words.t(`rotation.event.${event.what}`),
    event.publicId ?? '',
    detailOf(event, words),
  ];
  return parts
    .filter((part) => part !== '')
    .map(printable)
    .join('  ');
}

/** All steps of a receipt. */
export function eventTable(events: readonly RotationEvent[], { out, words }: CommandContext): string {
  return renderTable(
    [
      { title: words.t('cli.column.time') },
      { title: words.t('cli.column.step') },
      { title: words.t('cli.column.key') },
      { title: words.t('cli.column.detail'), shrinks: true },
    ],
    events.map((event) => [
      { text: secondPhrase(event.at, words) },
      { text: words.t(`rotation.event.${event.what}`) },
      { text: event.publicId ?? '' },
      { text: detailOf(event, words), tone: 'muted' },
    ]),
    out.paint,
    out.width,
  );
}

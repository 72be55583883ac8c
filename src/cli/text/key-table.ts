import { dueState } from '../../shared/due.ts';
import { maskPublicId } from '../../shared/mask.ts';
import type { CredentialSummary } from '../../shared/model/credential.ts';
import type { Output } from '../output.ts';
import type { Words } from '../words.ts';
import { duePhrase, healthPhrase } from './phrases.ts';
import { renderTable } from './table.ts';

const SHORTEST_ID = 6;

/** Characters that an id needs so that none of the rows shares its start with another. */
function idLength(keys: readonly CredentialSummary[]): number {
  for (let length = SHORTEST_ID; length < 16; length += 1) {
    if (new Set(keys.map((key) => key.id.slice(0, length))).size === keys.length) return length;
  }
  return 16;
}

/** Keys in a table, one line each. The ids are cut to what tells these rows apart. */
export function keyTable(keys: readonly CredentialSummary[], now: number, words: Words, out: Output): string {
  const length = idLength(keys);
  return renderTable(
    [
      { title: words.t('cli.column.id') },
      { title: words.t('cli.column.label'), shrinks: true },
      { title: words.t('cli.column.cloud') },
      { title: words.t('cli.column.account'), shrinks: true },
      { title: words.t('cli.column.key') },
      { title: words.t('cli.column.due') },
      { title: words.t('cli.column.health') },
    ],
    keys.map((key) => [
      { text: key.id.slice(0, length), tone: 'muted' },
      { text: key.label, tone: 'strong' },
      { text: key.cloud },
      { text: key.accountLabel },
      { text: maskPublicId(key.publicId) },
      duePhrase(dueState(key, key.leadTimes, now), words),
      healthPhrase(key.health, words),
    ]),
    out.paint,
    out.width,
  );
}

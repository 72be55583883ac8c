import type { SlotKey } from '../../shared/model/rotation.ts';
import type { CommandContext } from '../command.ts';
import { instantPhrase, lastUsedPhrase } from '../text/phrases.ts';
import { type Cell, renderTable } from '../text/table.ts';
import type { Words } from '../words.ts';

function heldCell({ held }: SlotKey, words: Words): Cell {
  if (held === null) return { text: words.t('rotation.slots.notHeld'), tone: 'muted' };
  return { text: words.t('rotation.slots.heldAs', { label: held.label }) };
}

function provesCell({ held }: SlotKey, words: Words): Cell {
  const proves = held?.proves ?? null;
  if (proves === null) return { text: words.t('rotation.slots.unknown'), tone: 'muted' };
  return proves
    ? { text: words.t('rotation.slots.yes'), tone: 'good' }
    : { text: words.t('rotation.slots.no'), tone: 'bad' };
}

/** The principal's keys side by side, by what a person needs to choose between them. */
export function slotTable(slots: readonly SlotKey[], { out, words }: CommandContext): string {
  const unknown: Cell = { text: words.t('rotation.slots.unknown'), tone: 'muted' };
  return renderTable(
    [
      { title: words.t('cli.column.key') },
      { title: '' },
      { title: words.t('rotation.slots.status') },
      { title: words.t('rotation.slots.created') },
      { title: words.t('rotation.slots.used'), shrinks: true },
      { title: words.t('rotation.slots.held'), shrinks: true },
      { title: words.t('rotation.slots.proves') },
    ],
    slots.map((slot) => [
      { text: slot.publicId },
      { text: words.t(`rotation.slots.${slot.subject ? 'subject' : 'other'}`), tone: 'muted' },
      { text: words.t(`rotation.slots.${slot.status}`) },
      slot.createdAt === null ? unknown : { text: instantPhrase(slot.createdAt, words) },
      slot.lastUsed === null ? unknown : { text: lastUsedPhrase(slot.lastUsed, words) },
      heldCell(slot, words),
      provesCell(slot, words),
    ]),
    out.paint,
    out.width,
  );
}

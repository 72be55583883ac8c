import { followsOf } from '../../shared/hand-out-follows.ts';
import type { HandOut } from '../../shared/model/hand-out.ts';
import type { CommandContext } from '../command.ts';
import { isoInstant } from '../json.ts';
import type { Json } from '../output.ts';
import { renderTable } from '../text/table.ts';
import type { Words } from '../words.ts';

/** Who got a key, as scripts read it. */
export const handOutJson = ({ firstAt, lastAt, ...one }: HandOut): Json => ({
  ...{ id: one.id, credentialId: one.credentialId, publicId: one.publicId, way: one.way, to: one.to },
  ...{ script: one.script, device: one.deviceName, count: one.count, current: one.current },
  ...{ firstAt: isoInstant(firstAt), lastAt: isoInstant(lastAt) },
});

function receiver({ to, script }: HandOut, words: Words): string {
  if (to === '') return words.t('handOuts.nobody');
  return script === null ? to : `${to} ${script}`;
}

/** One line for each receiver; a mark where it was an older key. */
export function handOutTable(all: readonly HandOut[], { words, out }: CommandContext): string {
  const columns = [
    { title: words.t('cli.column.time') },
    { title: words.t('cli.column.how') },
    { title: words.t('cli.column.times') },
    { title: words.t('cli.column.computer') },
    { title: words.t('cli.column.gets'), shrinks: true as const },
  ];
  const rows = all.map((one) =>
    [
      isoInstant(one.lastAt) ?? '',
      one.current
        ? words.t(`handOuts.way.${one.way}`)
        : `${words.t(`handOuts.way.${one.way}`)} (${words.t('handOuts.older')})`,
      String(one.count),
      one.deviceName,
      receiver(one, words),
    ].map((text) => ({ text })),
  );
  return rows.length === 0 ? '' : renderTable(columns, rows, out.paint, out.width);
}

/** Whoever has the key in use and will not have the next one by themselves. Who has an older one was left behind before. */
export const leftBehind = (all: readonly HandOut[]): readonly HandOut[] =>
  all.filter(({ current, way }) => current && followsOf(way) !== 'asks');

/** What a plan says of them; empty where there are none. */
export function leftBehindText(left: readonly HandOut[], { words }: CommandContext): string {
  if (left.length === 0) return '';
  const lines = left.map((one) => {
    const becomes = followsOf(one.way) === 'restart' ? 'handOuts.plan.restart' : 'handOuts.plan.stays';
    return `  ${receiver(one, words)}: ${words.t(becomes)}\n`;
  });
  return `\n${words.t('handOuts.plan.title')}\n${lines.join('')}`;
}

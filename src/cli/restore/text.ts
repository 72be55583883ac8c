import type { Comparison, MergePlan, PreviewKey, RestorePreview } from '../../shared/model/restore.ts';
import { isoInstant } from '../json.ts';
import type { Json } from '../output.ts';
import { printable } from '../text/escape.ts';
import type { Words } from '../words.ts';

function keyJson(key: PreviewKey): Json {
  const { id, cloud, accountLabel, label, publicId, state } = key;
  return { id, cloud, accountLabel, label, publicId, state };
}

/** What is in a copy; no secret, and no ticket, which ends with the command. */
export function previewJson(preview: RestorePreview): Json {
  const { vaultId, madeAt, device, relation, keys, accounts, rotations, missing, extra } = preview;
  return {
    ...{ vaultId, madeAt: isoInstant(madeAt), device, relation, accounts, rotations },
    keys: keys.map(keyJson),
    missing: missing.map(keyJson),
    extra: extra.map(keyJson),
  };
}

const names = (keys: readonly PreviewKey[]): string =>
  keys.map(({ label, publicId }) => `  ${printable(label)} (${printable(publicId)})\n`).join('');

/** The same for people. */
export function previewText(preview: RestorePreview, words: Words): string {
  const { vaultId, madeAt, device, relation, keys, accounts, rotations, missing, extra } = preview;
  const params = {
    ...{ vault: vaultId, at: isoInstant(madeAt) ?? '', device: printable(device) },
    ...{ keys: keys.length, accounts, rotations },
  };
  const lines = [
    words.t('cli.restore.made', params),
    words.t('cli.restore.holds', params),
    words.dynamic(`restore.relation.${relation}`, {}, relation),
  ];
  const missed = missing.length === 0 ? '' : `${words.t('cli.restore.missing')}\n${names(missing)}`;
  const more = extra.length === 0 ? '' : `${words.t('cli.restore.extra')}\n${names(extra)}`;
  return `${lines.join('\n')}\n${missed}${more}`;
}

export function planJson({ added, changed, removed, conflicts }: MergePlan): Json {
  return {
    ...{ added, changed, removed },
    conflicts: conflicts.map(({ kind, id, label, cloud, here, there, fields, secrets, newer }) => ({
      ...{ kind, id, label, cloud, secrets, newer },
      here: { at: isoInstant(here.at), gone: here.gone },
      there: { at: isoInstant(there.at), gone: there.gone },
      fields: fields.map((field) => ({ name: field.name, here: field.here, there: field.there })),
    })),
  };
}

export function planText(plan: MergePlan, words: Words): string {
  const { added, changed, removed, conflicts } = plan;
  const lines = [words.t('cli.restore.plan', { added, changed, removed })];
  for (const { kind, id, label, fields, secrets, newer } of conflicts) {
    lines.push(
      words.t('cli.restore.conflict', {
        what: words.dynamic(`restore.merge.kind.${kind}`, {}, kind),
        label: printable(label),
        id,
        newer: words.t(newer === 'here' ? 'cli.restore.here' : 'cli.restore.there'),
      }),
    );
    for (const { name, here, there } of fields) {
      lines.push(`  ${printable(name)}: ${printable(here ?? '-')} | ${printable(there ?? '-')}`);
    }
    if (secrets) lines.push(`  ${words.t('cli.restore.secrets')}`);
  }
  return `${lines.join('\n')}\n`;
}

export function comparisonJson({ reason, since, keys, rotations }: Comparison): Json {
  return {
    reason,
    since: isoInstant(since),
    keys: keys.map(({ key, outcome, stranger }) => ({
      ...{ id: stranger === true ? null : key.id, label: key.label, cloud: key.cloud },
      ...{ publicId: key.publicId, accountLabel: key.accountLabel, outcome, inVault: stranger !== true },
    })),
    rotations: rotations.map(({ id, label, outcome }) => ({ id, label, outcome })),
  };
}

export function comparisonText({ keys, rotations }: Comparison, words: Words): string {
  const lines = keys.map(({ key, outcome, stranger }) => {
    const kind = stranger === true ? 'stranger' : outcome;
    const what = words.dynamic(`comparison.key.${kind}.what`, {}, kind);
    return `${printable(key.label)} (${printable(key.publicId)}): ${what}`;
  });
  const more = rotations.map(({ id, label, outcome }) => {
    const what = words.dynamic(`comparison.rotation.${outcome}.what`, {}, outcome);
    return `${id} (${printable(label)}): ${what}`;
  });
  return [...lines, ...more].map((line) => `${line}\n`).join('');
}

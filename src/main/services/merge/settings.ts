import type { MergeConflict } from '../../../shared/model/restore.ts';
import { type VaultSettings, vaultSettings } from '../../../shared/model/settings.ts';
import { refreshDueDates } from '../../vault/repositories/due-dates.ts';
import { settingsChangedSince } from '../../vault/repositories/merging.ts';
import { getSettings, putSettings } from '../../vault/repositories/settings.ts';
import { type Side, type Work, winnerOf } from './work.ts';

type Name = keyof VaultSettings;

function conflictOf(
  name: Name,
  texts: Readonly<Record<Side, string>>,
  at: Readonly<Record<Side, number | undefined>>,
): MergeConflict {
  const [here, there] = [at.here ?? 0, at.there ?? 0];
  const later = here === there ? texts.here > texts.there : here > there;
  return {
    kind: 'setting',
    id: name,
    label: name,
    cloud: null,
    here: { at: here, gone: false },
    there: { at: there, gone: false },
    fields: [{ name, ...texts }],
    secrets: false,
    newer: later ? 'here' : 'there',
  };
}

/** Brings the settings together one by one: who changed one alone since both were the same has it. */
export function mergeSettings(work: Work): void {
  const { db, other, base } = work;
  const [here, there] = [getSettings(db), getSettings(other)];
  const since = {
    here: settingsChangedSince(db, base.here),
    there: settingsChangedSince(other, base.there),
  };
  const taken: Name[] = [];
  for (const name of Object.keys(here) as Name[]) {
    const texts = { here: JSON.stringify(here[name]), there: JSON.stringify(there[name]) };
    if (texts.here === texts.there) continue;
    const at = { here: since.here.get(name), there: since.there.get(name) };
    if (at.here !== undefined && at.there === undefined) continue;
    if (at.here === undefined && at.there !== undefined) {
      taken.push(name);
      work.clean.changed += 1;
      continue;
    }
    const conflict = conflictOf(name, texts, at);
    work.conflicts.push(conflict);
    if (winnerOf(work, conflict) === 'here') continue;
    taken.push(name);
    work.chosen.changed += 1;
  }
  if (taken.length === 0) return;
  const values = Object.fromEntries(taken.map((name) => [name, there[name]]));
  putSettings(db, vaultSettings.parse({ ...here, ...values }));
  refreshDueDates(db, null);
  work.here.audit(db, {
    action: 'vault.settings-changed',
    credentialId: null,
    detail: { changed: taken.join(', ') },
  });
}

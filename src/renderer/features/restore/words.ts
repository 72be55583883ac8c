import { catalogue, inLocale } from '../../../shared/catalogue/index.ts';
import { leadTimes } from '../../../shared/model/reminder.ts';
import type { BackupRelation, MergeConflict } from '../../../shared/model/restore.ts';
import type { Formatter } from '../../lib/format.ts';
import type { Translate } from '../../lib/i18n.ts';
import { leadTimesWords } from '../../lib/lead-times.ts';

/** What can be done with an opened backup. */
export type RestoreWay = 'use' | 'replace' | 'merge' | 'back';

/** The ways that fit, the one that loses least first. Merging writes into the vault that is here, so it has to be open. */
export function waysFor(
  relation: BackupRelation,
  { open, olderFormat }: { readonly open: boolean; readonly olderFormat: boolean },
): readonly RestoreWay[] {
  const back: readonly RestoreWay[] = open && olderFormat && relation !== 'other' ? ['back'] : [];
  switch (relation) {
    case 'no-vault':
      return ['use'];
    case 'newer':
    case 'diverged':
      return [...(open ? (['merge', 'replace'] as const) : (['replace'] as const)), ...back];
    case 'same':
    case 'older':
    case 'other':
      return ['replace', ...back];
  }
}

const FIELDS = [
  'label',
  'account',
  'publicId',
  'state',
  'note',
  'periodDays',
  'removedAt',
  'site',
  'environment',
  'owner',
  'tags',
  'proxy',
  'proxyUser',
  'pins',
  'plainHttp',
  'leadTimes',
  'clipboardSeconds',
  'idleMinutes',
  'passwordDays',
  'passwordAfterLockByHand',
  'passwordAfterIdleLock',
  'backupWarnDays',
  'auditSink',
  'hiddenClouds',
  'network',
  'bypass',
  'authority',
] as const;
type Field = (typeof FIELDS)[number];

const isField = (name: string): name is Field => FIELDS.some((field) => field === name);

/** What a field of a conflict is called: by the model, or by the cloud's catalogue. */
export function fieldName(name: string, { cloud }: MergeConflict, t: Translate, locale: string): string {
  if (isField(name)) return t(`restore.field.${name}`);
  const service = name.startsWith('endpoint ') ? name.slice('endpoint '.length) : null;
  if (service !== null) return t('restore.field.endpoint', { service });
  const spec = cloud === null ? undefined : catalogue[cloud].fields.find(({ key }) => key === name);
  return spec === undefined ? name : inLocale(spec.label, locale);
}

const SWITCHES: ReadonlySet<string> = new Set(['true', 'false']);

/** A value of a conflict as people read it. */
export function fieldValue(name: string, value: string, t: Translate, format: Formatter): string {
  if (name === 'leadTimes') return leadTimesWords(leadTimes.parse(JSON.parse(value)), t);
  if (name === 'removedAt') return format.instant(Date.parse(value));
  if (SWITCHES.has(value)) return t(value === 'true' ? 'restore.value.on' : 'restore.value.off');
  return value.replace(/^"(.*)"$/s, '$1');
}

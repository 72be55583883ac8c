import { explain } from '../../../src/main/diagnosis/explain.ts';
import type { ChannelName } from '../../../src/shared/ipc/channels.ts';
import type { Input, Output } from '../../../src/shared/ipc/contract.ts';
import { KeyturnError } from '../../../src/shared/ipc/envelope.ts';
import type { DraftId } from '../../../src/shared/model/draft.ts';
import { credentialId } from '../../../src/shared/model/ids.ts';
import { NO_POLICY } from '../../../src/shared/model/managed-policy.ts';
import type { ReminderStatus } from '../../../src/shared/model/reminder.ts';
import { createFakeDigest } from './digest-handlers.ts';

type TrustChannel = Extract<
  ChannelName,
  | `${'backup' | 'restore' | 'comparison' | 'presence' | 'drafts' | 'audit' | 'policy' | 'kit' | 'worklist' | 'reminders' | 'place' | 'digest' | 'shell' | 'diagnosis'}.${string}`
  | 'vault.whereabouts'
  | 'vault.changeKey'
  | 'vault.removeCopies'
>;

const NO_REMINDERS: ReminderStatus = {
  ...{ source: 'vault', due: 0, overdue: 0, thisWeek: 0, snoozed: 0 },
  ...{ rotations: { running: 0, waiting: 0 }, nextAt: null, tampered: false },
};

const notFound = (): never => {
  throw new KeyturnError('not-found');
};

/** A vault that is well looked after: nothing to restore, to compare or to warn of. Tests answer otherwise where they need. */
export const calmHandlers: { readonly [C in TrustChannel]: (input: Input<C>) => Output<C> } = {
  'diagnosis.explain': ({ text, cloud, kind = null }) => explain(text, cloud, kind),
  'diagnosis.openPage': () => ({}),
  'shell.desktop': () => ({ tray: true, notifications: true }),
  'shell.startup': () => ({ supported: true, enabled: false, awaitsApproval: false }),
  'shell.setStartup': ({ enabled }) => ({ supported: true, enabled, awaitsApproval: false }),
  'shell.takeCommand': () => null,
  'backup.status': () => ({ warning: 'none', lastGood: null, dismissed: false }),
  'backup.dismissWarning': () => ({}),
  'backup.targets': () => [],
  'backup.pickFolder': () => null,
  'backup.addTarget': notFound,
  'backup.editTarget': notFound,
  'backup.removeTarget': () => ({}),
  'backup.run': notFound,
  'backup.versions': () => [],
  'backup.saveFile': () => null,
  'restore.pick': () => null,
  'restore.listBucket': notFound,
  'restore.copies': () => [],
  'restore.open': notFound,
  'restore.replace': () => ({}),
  'restore.planMerge': notFound,
  'restore.merge': notFound,
  'restore.goBack': notFound,
  'restore.discard': () => ({}),
  'comparison.get': () => ({ reason: null, since: null, running: false, keys: [], rotations: [] }),
  'comparison.run': () => ({ reason: null, since: null, running: false, keys: [], rotations: [] }),
  'comparison.release': () => ({}),
  'comparison.witness': () => ({ seenAt: null, older: false }),
  'presence.status': () => ({ freshUntil: null, system: 'none' }),
  'presence.confirm': () => ({}),
  'drafts.save': () => ({ id: '00000000000000d1' as DraftId }),
  'drafts.list': () => [],
  'drafts.discard': () => ({}),
  'audit.list': () => ({ total: 0, rows: [] }),
  'audit.head': () => ({
    count: 0,
    head: '0'.repeat(64),
    at: null,
    state: 'whole',
    sinkFailed: false,
    headsFile: '/state/audit-heads.log',
  }),
  'audit.verify': () => ({ state: 'whole', brokenAt: null, earlier: 'none', count: 0 }),
  'audit.export': () => null,
  'audit.exportPart': () => ({ text: '', next: null }),
  'policy.get': () => ({ source: null, state: 'none', rules: NO_POLICY, problem: null, detail: null }),
  'vault.whereabouts': notFound,
  'kit.checklist': notFound,
  'kit.print': notFound,
  'kit.printFresh': () => ({}),
  'kit.exportList': () => null,
  'vault.changeKey': notFound,
  'vault.removeCopies': () => ({}),
  'worklist.get': () => null,
  'worklist.close': () => ({}),
  'reminders.status': () => NO_REMINDERS,
  'reminders.list': () => [],
  'reminders.snooze': ({ ids }) => ({
    ...NO_REMINDERS,
    ids: (ids ?? []).map((id) => credentialId.parse(id)),
  }),
  'reminders.acknowledge': () => ({}),
  'place.take': () => null,
  ...createFakeDigest(),
};

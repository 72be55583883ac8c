import { X509Certificate } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rootCertificates } from 'node:tls';
import type { ChannelName } from '../../../src/shared/ipc/channels.ts';
import type { Input } from '../../../src/shared/ipc/contract.ts';
import { accountDraft, awsKey } from '../sample-keys.ts';
import { CONSUMER_BEFORE, CONSUMER_STEPS } from './consumer-steps.ts';
import { HAND_OUT_BEFORE, HAND_OUT_STEPS } from './hand-out-steps.ts';
import type { Secrets } from './secrets.ts';

/** What earlier answers gave, and where the stand-ins are. */
export interface Known {
  readonly secrets: Secrets;
  /** The password that opens the vault now. */
  password: string;
  recoveryCode: string;
  readonly aws: string;
  readonly storage: string;
  readonly webhooks: string;
  /** Gives names that nothing has. */
  readonly labels: { next(): number };
  /** The id of the temporary key. */
  temporary: string;
  /** A ticket for a file of the home, as good as the last step left it. */
  file: string;
  /** The last answers, by channel. */
  readonly last: Partial<Record<ChannelName, unknown>>;
}

export const BUCKET = { region: 'eu-north-1', bucket: 'keyturn-backups', publicId: 'AKIAIOSFODNN7EXAMPLE' };
const FINGERPRINT = Array.from({ length: 32 }, () => 'AB').join(':');
/** Any authority that is there for long. */
const AUTHORITY =
  rootCertificates.find((pem) => new X509Certificate(pem).validToDate.getTime() > Date.UTC(2030)) ?? '';
export const PUBLIC_ID = 'AKIAQ3EGRIMWKEYTURN7';

/** A value of the last answer of a channel; one of the right form that nothing has where there was no such answer. */
function given<T extends string>(known: Known, channel: ChannelName, ...path: readonly string[]): T {
  let value: unknown = known.last[channel];
  for (const step of path) value = (value as Record<string, unknown> | null | undefined)?.[step];
  return (typeof value === 'string' ? value : '0000000000000000') as T;
}

const place = ({ storage }: Known) => ({
  ...{ service: 's3' as const, endpoint: storage, region: BUCKET.region, bucket: BUCKET.bucket },
  ...{ prefix: '', pathStyle: true },
});
const typedKey = ({ secrets }: Known) =>
  ({ kind: 'typed', publicId: BUCKET.publicId, secret: secrets.bucketKey }) as const;
const byPassword = ({ password }: Known) => ({ kind: 'password', password }) as const;
const keyId = (known: Known) => given(known, 'credentials.add', 'id') as never;
const rotation = (known: Known) => ({ id: given(known, 'rotations.start', 'id') as never });
const policy = { proofs: 1, proofSpacingMs: 0 };

const webhook = (known: Known) => given(known, 'digest.addWebhook', 'id') as never;
const hookTarget = ({ secrets, webhooks }: Known) => ({
  url: `${webhooks}/robot/send?access_token=${secrets.webhookToken}`,
  secret: secrets.webhookSecret,
});

const proof = (known: Known) => ({ password: known.password });

/** The shape of what a person would send, for every channel there is. */
export const STEPS: { readonly [C in ChannelName]: (known: Known) => Input<C> } = {
  ...CONSUMER_STEPS,
  ...HAND_OUT_STEPS,
  'app.info': () => ({}),
  'preferences.get': () => ({}),
  'preferences.set': () => ({ theme: 'dark' }),
  'vault.status': () => ({}),
  'vault.create': (known) => ({ password: known.secrets.nextPassword, keychain: true }),
  'vault.confirmRecovery': ({ recoveryCode }) => ({
    groups: recoveryCode.split('-').map((text, index) => ({ index, text })),
  }),
  'vault.renewRecovery': proof,
  'vault.unlock': byPassword,
  'vault.lock': () => ({}),
  'vault.changePassword': (known) => ({ proof: byPassword(known), next: known.secrets.nextPassword }),
  'vault.setKeychain': () => ({ enabled: true }),
  'shell.desktop': () => ({}),
  'shell.startup': () => ({}),
  'shell.setStartup': () => ({ enabled: false }),
  'shell.takeCommand': () => ({}),
  'settings.get': () => ({}),
  'settings.set': () => ({ leadTimes: [7] }),
  'accounts.list': () => ({}),
  'accounts.edit': (known) => ({
    id: given(known, 'credentials.get', 'accountId') as never,
    changes: { note: 'seen', proxyUser: 'deploy' },
  }),
  'accounts.pin': (known) => ({
    id: given(known, 'credentials.get', 'accountId') as never,
    pin: { host: 'api.example:443', fingerprint: FINGERPRINT },
  }),
  'accounts.unpin': (known) => ({
    id: given(known, 'credentials.get', 'accountId') as never,
    host: 'api.example:443',
  }),
  'accounts.setProxyPassword': (known) => ({
    id: given(known, 'accounts.edit', 'id') as never,
    password: known.secrets.proxyPassword,
  }),
  'accounts.offers': () => ({ id: null }),
  'accounts.join': (known) => ({
    id: given(known, 'credentials.get', 'accountId') as never,
    into: given(known, 'credentials.move', 'accountId') as never,
  }),
  'credentials.move': (known) => ({
    ids: [keyId(known)],
    account: { kind: 'new', draft: accountDraft({ label: 'moved' }) },
  }),
  'credentials.list': () => ({ view: { kind: 'all' }, search: 'deploy' }),
  'credentials.counts': () => ({}),
  'credentials.get': (known) => ({ id: keyId(known) }),
  'credentials.add': ({ secrets, aws }) =>
    awsKey({
      account: { kind: 'new', draft: accountDraft({ endpoints: { sts: aws, iam: aws } }) },
      fields: { access_key_id: PUBLIC_ID },
      secrets: { secret_access_key: secrets.accessKey },
    }),
  'credentials.edit': (known) => ({
    id: known.temporary as never,
    changes: { secrets: { secret_access_key: known.secrets.replaced } },
  }),
  'credentials.remove': (known) => ({ ids: [keyId(known)] }),
  'credentials.restore': (known) => ({ ids: [keyId(known)] }),
  'credentials.purge': (known) => ({ ids: [keyId(known)] }),
  'credentials.reveal': (known) => ({ id: keyId(known), field: 'secret_access_key' }),
  'credentials.copy': (known) => ({ id: keyId(known), field: 'secret_access_key' }),
  'credentials.copyAs': (known) => ({
    ...{ id: keyId(known), naming: 'aws-env', secret: true, locale: 'en' as const },
  }),
  'credentials.verify': (known) => ({ id: keyId(known) }),
  'credentials.history': (known) => ({ id: keyId(known) }),
  'verification.start': () => ({ scope: { kind: 'view', view: { kind: 'all' } } }),
  'verification.status': () => ({}),
  'verification.cancel': () => ({}),
  'verification.helpers': (known) => ({ id: keyId(known) }),
  'verification.lookUp': (known) => ({ id: keyId(known), with: known.temporary as never }),
  'verification.stopLookUp': () => ({}),
  'clipboard.clear': () => ({}),
  'guides.progress': () => ({}),
  'guides.mark': () => ({ cloud: 'aws', kind: 'iam-user', site: 'aws', done: ['one'] }),
  'guides.open': () => ({ cloud: 'aws', site: 'aws', page: 'security-credentials' }),
  'guides.copy': () => ({ cloud: 'aws', kind: 'iam-user', site: 'aws', step: 'none' }),
  'diagnosis.explain': ({ secrets }) => ({
    text: `SignatureDoesNotMatch secret=${secrets.importedText} https://x.oss-cn-hangzhou.aliyuncs.com/?Signature=${secrets.importedText}`,
    cloud: null,
  }),
  'diagnosis.openPage': () => ({ page: 'aws-iam' }),
  'import.pick': () => ({}),
  'import.previewFile': (known) => ({ ticket: given(known, 'import.pick', 'ticket') as never }),
  'import.unlockManager': (known) => ({
    ticket: given(known, 'import.pick', 'ticket') as never,
    password: known.secrets.nextPassword,
    keyFile: null,
  }),
  'import.previewText': ({ secrets }) => ({
    text: `AWS_ACCESS_KEY_ID=AKIAQ3EGRIMWPASTED77\nAWS_SECRET_ACCESS_KEY=${secrets.importedText}`,
  }),
  'import.mapTables': (known) => ({
    tables: given(known, 'import.previewFile', 'tables') as never,
    mapping: { sheets: [], cloud: null },
  }),
  'import.mend': (known) => ({
    preview: given(known, 'import.previewText', 'preview') as never,
    index: 0,
    mistake: 'stray-spaces',
  }),
  'import.mendAll': (known) => ({ preview: given(known, 'import.previewText', 'preview') as never }),
  'import.chooseCloud': (known) => ({
    preview: given(known, 'import.previewText', 'preview') as never,
    index: 0,
    cloud: 'aws',
  }),
  'import.commit': (known) => ({
    preview: given(known, 'import.previewText', 'preview') as never,
    rows: [{ index: 0, cloud: 'aws', label: 'imported', site: 'aws' }],
  }),
  'import.discard': (known) => ({ preview: given(known, 'import.previewFile', 'preview') as never }),
  'import.deleteSource': (known) => ({ ticket: given(known, 'import.pick', 'ticket') as never }),
  'rotations.plan': (known) => ({ credentialId: keyId(known) }),
  'rotations.start': (known) => ({ credentialId: keyId(known), policy }),
  'rotations.list': () => ({ running: false }),
  'rotations.get': rotation,
  'rotations.resume': rotation,
  'rotations.undo': rotation,
  'rotations.decide': (known) => ({ ...rotation(known), choice: { kind: 'retry' } }),
  'rotations.receipt': rotation,
  'rotations.rehearse': (known) => ({ request: { credentialId: keyId(known) }, fault: 'crash' }),
  'backup.status': () => ({}),
  'backup.dismissWarning': () => ({}),
  'backup.targets': () => ({}),
  'backup.pickFolder': () => ({}),
  'backup.addTarget': (known) => ({
    target: { kind: 'bucket', label: 'Bucket', place: place(known), key: typedKey(known) },
  }),
  'backup.editTarget': (known) => ({
    id: given(known, 'backup.addTarget', 'id') as never,
    schedule: 'weekly',
  }),
  'backup.removeTarget': (known) => ({ id: given(known, 'backup.addTarget', 'id') as never }),
  'backup.run': (known) => ({ id: given(known, 'backup.addTarget', 'id') as never }),
  'backup.versions': (known) => ({ id: given(known, 'backup.addTarget', 'id') as never }),
  'backup.saveFile': () => ({}),
  'restore.pick': () => ({}),
  'restore.listBucket': (known) => ({ place: place(known), key: typedKey(known) }),
  'restore.copies': () => ({}),
  'restore.open': (known) => ({
    source: { kind: 'file', ticket: given(known, 'restore.pick', 'ticket') as never },
    by: byPassword(known),
  }),
  'restore.replace': (known) => ({
    restore: given(known, 'restore.open', 'restore') as never,
    carryOver: true,
  }),
  'restore.planMerge': (known) => ({ restore: given(known, 'restore.open', 'restore') as never }),
  'restore.merge': (known) => ({ restore: given(known, 'restore.open', 'restore') as never }),
  'restore.goBack': (known) => ({
    name: given(known, 'vault.changeKey', 'copy'),
    by: byPassword(known),
    carryOver: true,
  }),
  'restore.discard': (known) => ({ restore: given(known, 'restore.open', 'restore') as never }),
  'comparison.get': () => ({}),
  'comparison.run': () => ({}),
  'comparison.release': () => ({}),
  'comparison.witness': () => ({}),
  'presence.status': () => ({}),
  'presence.confirm': byPassword,
  'drafts.save': (known) => ({
    ...{ form: 'replace-secret', subject: keyId(known), fields: {} },
    secrets: { secret_access_key: known.secrets.draft },
  }),
  'drafts.list': () => ({}),
  'drafts.discard': (known) => ({ id: given(known, 'drafts.save', 'id') as never }),
  'audit.list': () => ({}),
  'audit.head': () => ({}),
  'audit.verify': () => ({}),
  'audit.export': () => ({ format: 'jsonl' }),
  'audit.exportPart': () => ({ format: 'csv' }),
  'policy.get': () => ({}),
  'updates.status': () => ({}),
  'updates.check': () => ({}),
  'updates.download': () => ({}),
  'updates.install': () => ({}),
  'updates.openReleases': () => ({}),
  'vault.whereabouts': () => ({}),
  'kit.checklist': () => ({}),
  'kit.print': (known) => ({ ...proof(known), withList: true }),
  'kit.printFresh': () => ({ withList: true }),
  'kit.exportList': () => ({ as: 'page' }),
  'vault.changeKey': (known) => ({ ...proof(known), reason: 'person-left' }),
  'vault.removeCopies': (known) => ({ names: [given(known, 'vault.changeKey', 'copy')] }),
  'reminders.status': () => ({}),
  'reminders.list': () => ({}),
  'reminders.snooze': (known) => ({ ids: [keyId(known)], span: 'day' }),
  'reminders.acknowledge': () => ({}),
  'place.take': () => ({}),
  'worklist.get': () => ({}),
  'worklist.close': () => ({}),
  'digest.get': () => ({}),
  'digest.set': () => ({ weekly: true, accounts: true }),
  'digest.preview': () => ({ form: 'wecom' }),
  'digest.copy': () => ({}),
  'digest.exportCalendar': () => ({}),
  'digest.addWebhook': ({ secrets, webhooks, labels }) => ({
    ...{ kind: 'dingtalk', label: `group ${labels.next()}`, secret: secrets.webhookSecret },
    url: `${webhooks}/robot/send?access_token=${secrets.webhookToken}`,
  }),
  'digest.editWebhook': (known) => ({ id: webhook(known), ...hookTarget(known) }),
  'digest.removeWebhook': (known) => ({ id: webhook(known) }),
  'digest.send': (known) => ({ id: webhook(known) }),
  'digest.test': (known) => ({ id: webhook(known) }),
  'network.get': () => ({}),
  // Computers of this name are none, and what lies on this one is reached without it.
  'network.save': ({ secrets }) => ({
    proxy: { kind: 'fixed', url: 'http://proxy.invalid:3128', user: 'deploy' },
    bypass: ['*.storage.invalid'],
    password: { kind: 'set', value: secrets.proxyPassword },
  }),
  'network.addAuthority': () => ({ kind: 'text', text: AUTHORITY }),
  'network.pickAuthority': () => ({}),
  'network.removeAuthority': (known) => ({ id: given(known, 'network.addAuthority', '0', 'id') }),
  'network.see': () => ({ accountId: null }),
  'reach.test': (known) => ({
    run: 'run-redaction',
    target: { kind: 'account', accountId: given(known, 'credentials.get', 'accountId') as never },
  }),
  'reach.get': () => ({ run: 'run-redaction' }),
  'reach.stop': () => ({ run: 'run-redaction' }),
};

/** What makes the key one that can be turned, whatever was done before. */
const READY: readonly ChannelName[] = [
  ...(['comparison.run', 'presence.confirm', 'comparison.release'] as const),
  ...(['credentials.restore', 'credentials.add', 'credentials.verify'] as const),
];

/** The clouds that a step may ask, which something can go wrong at. */
export const ASKS: Partial<Record<ChannelName, 'aws' | 'storage' | 'webhooks'>> = {
  'credentials.verify': 'aws',
  'reach.test': 'aws',
  'rotations.plan': 'aws',
  'rotations.start': 'aws',
  'rotations.resume': 'aws',
  'rotations.undo': 'aws',
  'comparison.run': 'aws',
  'backup.addTarget': 'storage',
  'backup.run': 'storage',
  'backup.versions': 'storage',
  'restore.listBucket': 'storage',
  'digest.send': 'webhooks',
  'digest.test': 'webhooks',
};

/** What a person does right before, where a step is about something that was not there yet. */
export const BEFORE: Partial<Record<ChannelName, readonly ChannelName[]>> = {
  ...CONSUMER_BEFORE,
  ...HAND_OUT_BEFORE,
  'vault.confirmRecovery': ['vault.renewRecovery'],
  'vault.setKeychain': ['presence.confirm'],
  'vault.removeCopies': ['vault.changeKey'],
  'accounts.edit': ['credentials.get'],
  'accounts.pin': ['presence.confirm', 'credentials.get'],
  'accounts.unpin': ['credentials.get'],
  'accounts.setProxyPassword': ['credentials.get', 'accounts.edit'],
  'reach.test': ['credentials.get'],
  'network.addAuthority': ['presence.confirm'],
  'network.removeAuthority': ['presence.confirm', 'network.addAuthority'],
  'credentials.restore': ['credentials.remove'],
  'credentials.purge': ['presence.confirm', 'credentials.remove'],
  'import.previewFile': ['import.pick'],
  'import.unlockManager': ['import.pick'],
  'import.deleteSource': ['import.pick', 'import.previewFile'],
  'import.mapTables': ['import.pick', 'import.previewFile'],
  'import.mend': ['import.previewText'],
  'import.mendAll': ['import.previewText'],
  'import.chooseCloud': ['import.previewText'],
  'import.commit': ['import.previewText'],
  'import.discard': ['import.pick', 'import.previewFile'],
  'rotations.start': READY,
  'rotations.resume': [...READY, 'rotations.start'],
  'rotations.undo': [...READY, 'rotations.start'],
  'rotations.decide': [...READY, 'rotations.start'],
  'rotations.rehearse': READY,
  'rotations.plan': READY,
  'rotations.get': [...READY, 'rotations.start'],
  'rotations.receipt': [...READY, 'rotations.start'],
  'backup.editTarget': ['backup.addTarget'],
  'backup.removeTarget': ['backup.addTarget'],
  'backup.run': ['backup.addTarget'],
  'backup.versions': ['backup.addTarget'],
  'restore.open': ['restore.pick'],
  'restore.replace': ['backup.saveFile', 'restore.pick', 'restore.open'],
  'restore.planMerge': ['backup.saveFile', 'restore.pick', 'restore.open'],
  'restore.merge': ['backup.saveFile', 'restore.pick', 'restore.open'],
  'restore.discard': ['restore.pick', 'restore.open'],
  'restore.goBack': ['vault.changeKey'],
  'comparison.release': ['comparison.run', 'presence.confirm'],
  'drafts.discard': ['drafts.save'],
  'kit.printFresh': ['kit.print'],
  'digest.addWebhook': ['presence.confirm'],
  'digest.editWebhook': ['presence.confirm', 'digest.addWebhook'],
  'digest.removeWebhook': ['presence.confirm', 'digest.addWebhook'],
  'digest.send': ['presence.confirm', 'digest.addWebhook'],
  'digest.test': ['presence.confirm', 'digest.addWebhook'],
};

/** A key that is in use for a while only, beside the one that the steps are about. */
export const temporaryKey = ({ secrets, aws }: Known): Input<'credentials.add'> =>
  awsKey({
    label: 'temporary',
    account: { kind: 'new', draft: accountDraft({ endpoints: { sts: aws, iam: aws } }) },
    fields: { access_key_id: 'ASIAQ3EGRIMWKEYTURN7' },
    secrets: { secret_access_key: secrets.replaced, session_token: secrets.sessionToken },
  });

/** A file as a console gives it. */
export function writeKeyFile(folder: string, { importedFile }: Secrets): string {
  const path = join(folder, 'accessKeys.csv');
  writeFileSync(path, `Access key ID,Secret access key\r\nAKIAQ3EGRIMWIMPORTED,${importedFile}\r\n`);
  return path;
}

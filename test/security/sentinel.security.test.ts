import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { VENDOR_ORIGINS } from '../../src/main/services/digest/address.ts';
import { CHANNELS, type ChannelName } from '../../src/shared/ipc/channels.ts';
import { type ChannelSpec, contract } from '../../src/shared/ipc/contract.ts';
import { startAliyunCloud, startAwsCloud } from '../clouds/index.ts';
import { type StorageCloud, startStorageCloud } from '../clouds/storage/index.ts';
import { startWebhookCloud, type WebhookCloud } from '../clouds/webhooks/index.ts';
import { fakeDoor } from '../support/fake/door.ts';
import { fakeKitWindow } from '../support/fake/kit-window.ts';
import { fakeUpdater } from '../support/fake/updater.ts';
import { asKeys, asTables } from '../support/import-found.ts';
import { keePassWith } from '../support/managers/keepass-with.ts';
import { carryKeys } from '../support/redaction/carrying.ts';
import { asVariables } from '../support/redaction/hand-out-walk.ts';
import { throughNetwork } from '../support/redaction/network-walk.ts';
import { PLANTED_NAMES, plantKeys } from '../support/redaction/planted-home.ts';
import {
  askAtDoor,
  lookAround,
  recorded,
  turnWithPlaces,
  undoWithPlaces,
  type Walk,
} from '../support/redaction/recorded.ts';
import { accountDraft, awsKey } from '../support/sample-keys.ts';
import {
  BUCKET_SECRET,
  FOUND,
  FOUND_ENV,
  FOUND_TYPED,
  HOOK_SECRET,
  HOOK_TOKEN,
  IMPORTED,
  KEPT,
  leaksIn,
  NEXT_PASSWORD,
  PASSWORD,
  PASTED,
  PROXY_PASSWORD,
  SECOND,
  SECRET,
} from '../support/sentinels.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { testApp } from '../support/test-app.ts';

const BUCKET = { region: 'eu-north-1', bucket: 'keyturn-backups', publicId: 'AKIAIOSFODNN7EXAMPLE' };
const BY_PASSWORD = { kind: 'password', password: NEXT_PASSWORD } as const;

/** Backups to a folder, a bucket and a file, as a person makes them; the bucket refuses once. */
async function backUp({ call, attempt }: Walk, storage: StorageCloud) {
  const { region, bucket, publicId } = BUCKET;
  const place = {
    service: 's3',
    endpoint: storage.url,
    region,
    bucket,
    prefix: '',
    pathStyle: true,
  } as const;
  const key = { kind: 'typed', publicId, secret: BUCKET_SECRET } as const;
  await call('backup.status', {});
  await call('backup.dismissWarning', {});
  const folder = await call('backup.pickFolder', {});
  const ticket = folder?.ticket ?? ('' as never);
  const beside = await call('backup.addTarget', { target: { kind: 'folder', label: 'Beside', ticket } });
  const target = { kind: 'bucket', label: 'Bucket', place } as const;
  await attempt('backup.addTarget', { target: { ...target, key: { ...key, secret: SECOND } } });
  const { id } = await call('backup.addTarget', { target: { ...target, key } });
  await call('backup.editTarget', { id, schedule: 'weekly' });
  await call('backup.run', { id: beside.id });
  const { name } = await call('backup.run', { id });
  expect(await call('backup.versions', { id })).toHaveLength(1);
  await call('backup.targets', {});
  await call('backup.removeTarget', { id: beside.id });
  await call('backup.saveFile', {});
  return { place, key, id, name };
}

/** The team digest, to a webhook that takes it, and one that is refused. */
async function digest({ call, attempt }: Walk, webhooks: WebhookCloud) {
  webhooks.addRobot({ token: HOOK_TOKEN, secret: HOOK_SECRET });
  const draft = { kind: 'dingtalk', label: 'Group', url: webhooks.address(HOOK_TOKEN) } as const;
  await attempt('digest.addWebhook', { ...draft, kind: 'slack', secret: HOOK_SECRET });
  const { id } = await call('digest.addWebhook', { ...draft, secret: HOOK_SECRET });
  await call('digest.set', { accounts: true });
  await call('digest.preview', { form: 'dingtalk' });
  await call('digest.copy', {});
  expect(await call('digest.exportCalendar', {})).not.toBeNull();
  expect(await call('digest.send', { id })).toMatchObject({ outcome: { kind: 'sent' } });
  await call('digest.editWebhook', { id, url: draft.url, secret: SECOND });
  expect(await call('digest.test', { id })).toMatchObject({ outcome: { reason: 'bad-sign' } });
  await call('digest.get', {});
  await call('digest.removeWebhook', { id });
}

/** Each way in which a backup comes back, and what follows; ends locked. */
async function restore({ call, attempt }: Walk, made: Awaited<ReturnType<typeof backUp>>) {
  const file = await call('restore.pick', {});
  const source = { kind: 'file', ticket: file?.ticket ?? ('' as never) } as const;
  await attempt('restore.open', { source, by: { kind: 'password', password: PASSWORD } });
  const listed = await call('restore.listBucket', { place: made.place, key: made.key });
  const inBucket = { kind: 'bucket', ticket: listed.ticket, name: made.name } as const;
  const merging = await call('restore.open', { source: inBucket, by: BY_PASSWORD });
  await call('restore.planMerge', { restore: merging.restore });
  await call('restore.merge', { restore: merging.restore });
  const target = { kind: 'target', id: made.id, name: made.name } as const;
  const looking = await call('restore.open', { source: target, by: BY_PASSWORD });
  await call('restore.discard', { restore: looking.restore });
  const whole = await call('restore.open', { source: target, by: BY_PASSWORD });
  await call('restore.replace', { restore: whole.restore, carryOver: true });
  await call('comparison.witness', {});
  await call('comparison.get', {});
  await call('comparison.run', {});
  await call('presence.confirm', BY_PASSWORD);
  await call('comparison.release', {});
  const [copy] = await call('restore.copies', {});
  await call('restore.goBack', { name: copy?.name ?? '', carryOver: true });
}

async function filesBelow(folder: string): Promise<string> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const texts = names
    .filter((entry) => entry.isFile())
    .map(async (entry) => (await readFile(join(entry.parentPath, entry.name))).toString('latin1'));
  return (await Promise.all(texts)).join('\n');
}

it('lets a secret out through the declared channels and nowhere else', async () => {
  await using place = await temporaryFolder();
  const csv = join(place.path, 'accessKeys.csv');
  await writeFile(csv, `Access key ID,Secret access key\r\nAKIAQ3EGRIMWIMPORTED,${IMPORTED}\r\n`);
  const saved = join(place.path, 'one.keyturn-backup');
  const beside = join(place.path, 'beside');
  await mkdir(beside);
  await using away = await temporaryFolder();
  // For what a person writes into a file to have it there.
  await using elsewhere = await temporaryFolder();
  const home = await plantKeys(away.path, {
    ...{ held: { publicId: 'AKIAQ3EGRIMWKEYTURN7', secret: SECRET } },
    ...{ found: FOUND, env: FOUND_ENV, typed: FOUND_TYPED },
  });
  const updater = fakeUpdater();
  const door = fakeDoor();
  updater.newest = '9.9.9';
  let now = Date.now;
  const webhooks = await startWebhookCloud('dingtalk', { now: () => now() });
  await using made = await testApp({
    pick: [
      join(elsewhere.path, 'variables.sh'),
      home.code,
      csv,
      join(place.path, 'history.jsonl'),
      join(place.path, 'due.ics'),
      beside,
      saved,
      saved,
    ],
    ports: { kitWindow: fakeKitWindow(), updater, door },
    options: {
      webhooks: { ...VENDOR_ORIGINS, dingtalk: [webhooks.url] },
      ...{ home: home.path, environment: {}, command: ['/opt/keyturn', 'cli'] },
    },
  });
  now = made.clock.now;
  const aws = await startAwsCloud({ now: made.clock.now });
  const aliyun = await startAliyunCloud({ now: made.clock.now });
  const storage = await startStorageCloud({ region: BUCKET.region, now: made.clock.now });
  storage.addBucket(BUCKET.bucket);
  storage.addKey(BUCKET.publicId, BUCKET_SECRET);
  const walk = recorded(made);
  const { answers, events, call, attempt } = walk;

  await call('app.info', {});
  await call('preferences.get', {});
  await call('preferences.set', { theme: 'dark' });
  await call('vault.status', {});
  const created = await call('vault.create', { password: PASSWORD, keychain: true });
  const groups = created.recoveryCode.split('-').map((text, index) => ({ index, text }));
  await call('vault.confirmRecovery', { groups: groups.slice(0, 2) });
  const renewed = await call('vault.renewRecovery', { password: PASSWORD });
  await call('vault.changePassword', {
    proof: { kind: 'password', password: PASSWORD },
    next: NEXT_PASSWORD,
  });
  await call('policy.get', {});
  await call('shell.desktop', {});
  await call('shell.startup', {});
  await call('shell.setStartup', { enabled: false });
  await call('shell.takeCommand', {});
  await call('updates.status', {});
  await call('updates.check', {});
  await call('updates.download', {});
  updater.bring(100);
  await vi.waitFor(() => expect(made.app.updateWaiting()).toBe('9.9.9'));
  await call('updates.install', {});
  await call('updates.openReleases', {});
  await call('vault.whereabouts', {});
  await call('settings.get', {});
  await call('settings.set', { leadTimes: [7] });

  const endpoints = { sts: aws.url, iam: aws.url };
  const owner = aws.store.addPrincipal({ kind: 'root', accountId: '123456789012', name: 'root' });
  aws.store.addKey(owner, { publicId: 'AKIAQ3EGRIMWKEYTURN7', secret: SECRET });
  const account = { kind: 'new', draft: accountDraft({ endpoints }) } as const;
  const { id } = await call('credentials.add', awsKey({ account, secrets: { secret_access_key: SECRET } }));
  await call('accounts.list', {});
  const detail = await call('credentials.get', { id });
  await call('accounts.edit', { id: detail.accountId, changes: { note: 'seen' } });
  await call('credentials.list', { view: { kind: 'all' }, search: 'deploy' });
  await call('credentials.counts', {});
  await call('credentials.verify', { id });
  await call('credentials.edit', { id, changes: { secrets: { secret_access_key: SECOND } } });
  expect(await call('credentials.verify', { id })).toMatchObject({ failure: { kind: 'wrong-secret' } });
  expect(await call('credentials.reveal', { id, field: 'secret_access_key' })).toEqual({ value: SECOND });
  await call('credentials.copy', { id, field: 'secret_access_key' });
  await call('credentials.copyAs', { id, naming: 'aws-env', secret: true, locale: 'en' });
  await call('presence.confirm', BY_PASSWORD);
  await asVariables(walk, id);
  await call('clipboard.clear', {});
  await askAtDoor(walk, made, door, id);

  await call('credentials.edit', { id, changes: { secrets: { secret_access_key: SECRET } } });
  const policy = { proofs: 1, proofSpacingMs: 0 };
  await call('rotations.plan', { credentialId: id });
  await call('rotations.rehearse', { request: { credentialId: id }, fault: 'crash' });
  await lookAround(walk, made, { home, id, endpoints, proof: BY_PASSWORD });
  const first = await call('rotations.start', { credentialId: id, policy });
  await turnWithPlaces(walk, first, home);
  await call('rotations.list', { running: true });
  await undoWithPlaces(walk, first);
  aws.store.createKey(owner);
  const second = await call('rotations.start', { credentialId: id, policy });
  expect(await call('rotations.resume', second)).toMatchObject({ phase: 'blocked-slots' });
  await call('rotations.decide', { ...second, choice: { kind: 'stop' } });
  await call('rotations.get', second);
  await call('rotations.receipt', first);

  const picked = await call('import.pick', {});
  const ticket = picked?.ticket ?? ('' as never);
  const preview = asKeys(await call('import.previewFile', { ticket }));
  const row = { index: 0, cloud: 'aws', label: 'imported', site: 'aws' } as const;
  const { added } = await call('import.commit', { preview: preview.preview, rows: [row] });
  await call('import.deleteSource', { ticket });

  aws.store.addKey(owner, { publicId: 'AKIAQ3EGRIMWIMPORTED', secret: IMPORTED });
  const imported = await call('credentials.get', { id: added[0] ?? '' });
  await call('accounts.edit', { id: imported.accountId, changes: { endpoints } });
  await call('credentials.verify', { id: imported.id });
  await call('verification.start', { scope: { kind: 'view', view: { kind: 'all' } } });
  await call('verification.status', {});
  await call('verification.cancel', {});
  await call('verification.helpers', { id: imported.id });
  await call('verification.lookUp', { id: imported.id, with: id });
  await call('verification.stopLookUp', {});
  expect(await call('accounts.offers', { id: null })).toHaveLength(1);
  const { moved: ids } = await call('accounts.join', { id: imported.accountId, into: detail.accountId });
  await call('credentials.move', { ids, account });
  await call('diagnosis.explain', {
    text: `SignatureDoesNotMatch SecretAccessKey=${PASTED} https://${PASTED}.oss-cn-hangzhou.aliyuncs.com/?Signature=${PASTED}`,
    cloud: null,
  });
  await call('diagnosis.openPage', { page: 'aws-iam' });
  const pasted = asKeys(
    await call('import.previewText', {
      text: `AccessKey ID: LTAI5tSentinelSentinel01\nAccessKey Secret: ${PASTED}`,
    }),
  );
  await call('import.discard', { preview: pasted.preview });
  const tables = asTables(
    await call('import.previewText', {
      text: [
        '云厂商,密钥ID,密钥,备注,口令',
        `阿里云,LTAI5tSentinel Sentinel02,${PASTED},SK 是 ${PASTED},${PASTED}`,
        `阿里云,${PASTED},LTAI5tSentinelSentinel03,,`,
      ].join('\n'),
    }),
  );
  const mapping = { tables: tables.tables, mapping: tables.guess };
  const mapped = await call('import.mapTables', mapping);
  expect(mapped.rows).toHaveLength(2);
  await call('import.mend', { preview: mapped.preview, index: 0, mistake: 'stray-spaces' });
  await call('import.mend', { preview: mapped.preview, index: 1, mistake: 'swapped' });
  await call('import.chooseCloud', { preview: mapped.preview, index: 0, cloud: 'aliyun' });
  await call('import.mendAll', { preview: mapped.preview });
  await attempt('import.previewText', { text: `no id here, but ${PASTED}` });
  const database = join(place.path, 'other.kdbx');
  await writeFile(
    database,
    await keePassWith({ id: 'LTAI5tSentinelSentinel04', secret: PASTED, password: KEPT }),
  );
  const other = await made.app.ticketFor(database);
  if (!other.ok) throw new Error(other.error.code);
  const unlock = { ticket: other.value.ticket, password: KEPT, keyFile: null };
  await attempt('import.unlockManager', { ...unlock, password: PASTED });
  await call('import.unlockManager', unlock);
  await attempt('credentials.add', awsKey({ cloud: 'aliyun', secrets: { access_key_secret: SECRET } }));

  const half = { form: 'replace-secret', subject: id, fields: {} } as const;
  const draft = await call('drafts.save', { ...half, secrets: { secret_access_key: KEPT } });
  await call('drafts.list', {});
  const keep = ['secret_access_key'];
  await call('credentials.edit', { id, changes: {}, draft: { ...draft, keep } });
  await call('drafts.discard', draft);
  const console_ = { cloud: 'aws', kind: 'organization', site: 'aws' } as const;
  await call('guides.mark', { ...console_, done: ['accounts'] });
  await call('guides.progress', {});
  await call('guides.open', { cloud: 'aws', site: 'aws', page: 'users' });
  await call('guides.copy', { ...console_, step: 'policy' });
  await call('presence.status', {});
  await attempt('presence.confirm', { kind: 'password', password: PASSWORD });
  await call('presence.confirm', { kind: 'password', password: NEXT_PASSWORD });

  const where = { id, folder: place.path, password: KEPT, proof: BY_PASSWORD } as const;
  const passwords = await carryKeys(walk, made, where);

  await call('credentials.remove', { ids: [id] });
  await call('credentials.restore', { ids: [id] });
  await call('credentials.remove', { ids: [id] });
  await call('credentials.purge', { ids: [id] });
  await call('credentials.history', { id });
  await call('audit.list', {});
  await call('audit.head', {});
  await call('audit.verify', {});
  expect(await call('audit.export', { format: 'jsonl' })).not.toBeNull();
  await call('audit.exportPart', { format: 'csv' });
  await digest(walk, webhooks);
  // Nobody but the stand-ins is asked about the keys of a restored vault.
  for (const each of await call('accounts.list', {})) {
    await call('accounts.edit', { id: each.id, changes: { endpoints } });
  }
  await restore(walk, await backUp(walk, storage));
  await call('vault.unlock', BY_PASSWORD);
  await call('vault.setKeychain', { enabled: false });
  const current = { password: NEXT_PASSWORD };
  const printed = await call('kit.print', { ...current, withList: true });
  await call('kit.printFresh', { withList: true });
  await call('kit.checklist', {});
  await call('kit.exportList', { as: 'page' });
  const rekeyed = await call('vault.changeKey', { ...current, reason: 'lost-device' });
  await call('worklist.get', {});
  await call('worklist.close', {});
  await call('reminders.status', {});
  await call('reminders.list', {});
  await call('reminders.snooze', { ids: null, span: 'day' });
  await call('reminders.acknowledge', {});
  await call('place.take', {});
  await throughNetwork(walk, PROXY_PASSWORD);
  await call('vault.removeCopies', { names: [rekeyed.copy ?? ''] });
  await call('vault.lock', {});
  await attempt('vault.unlock', { kind: 'password', password: PASSWORD });
  await attempt('vault.unlock', { kind: 'recovery', code: created.recoveryCode });
  await call('vault.unlock', { kind: 'password', password: NEXT_PASSWORD });
  await made.app.handleUnknown('credentials.reveal', { id: SECRET, field: SECOND });

  const answered = [...aws.store.keys.values(), ...aws.store.deleted.values()].map((key) => key.secret);
  expect(answered).toHaveLength(4);
  const recovery = [created, renewed, printed, rekeyed].map(({ recoveryCode }) => recoveryCode);
  const codes = [...recovery, ...answered, ...passwords];
  const specOf = (channel: ChannelName): ChannelSpec => contract[channel];
  const undeclared = answers.filter((entry) => specOf(entry.channel).secret !== true);
  expect(undeclared.flatMap((entry) => leaksIn(entry.text, codes).map(() => entry.channel))).toEqual([]);
  expect(leaksIn(events.join('\n'), codes)).toEqual([]);
  expect(leaksIn(made.logger.lines.join('\n'), codes)).toEqual([]);
  expect(leaksIn(await filesBelow(made.folder), codes)).toEqual([]);
  expect(leaksIn(await filesBelow(place.path), codes)).toEqual([]);
  expect(await home.names()).toEqual(PLANTED_NAMES);

  const objects = [...(storage.buckets.get(BUCKET.bucket)?.objects.values() ?? [])].flat();
  const lying = objects.map(({ bytes }) => bytes.toString('latin1')).join('\n');
  expect(leaksIn(lying + JSON.stringify(storage.seen), codes)).toEqual([]);

  // The walk is worth something only if it went everywhere, and if what it looks for can be found.
  const visited = new Set(answers.filter((entry) => entry.ok).map((entry) => entry.channel));
  expect(CHANNELS.filter((channel) => !visited.has(channel))).toEqual([]);
  const declared = answers.filter((entry) => specOf(entry.channel).secret === true);
  expect(declared.every((entry) => leaksIn(entry.text, codes).length > 0)).toBe(true);

  await aws.close();
  await aliyun.close();
  await storage.close();
  await webhooks.close();
});

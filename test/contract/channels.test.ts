import { expect, it } from 'vitest';
import { CHANNELS, type ChannelName } from '../../src/shared/ipc/channels.ts';
import { type ChannelSpec, contract } from '../../src/shared/ipc/contract.ts';
import { fakeFilePicker } from '../support/fake/desktop.ts';
import { testApp } from '../support/test-app.ts';

const GARBAGE: readonly unknown[] = [
  undefined,
  null,
  42,
  'text',
  [],
  { __proto__: null, id: 7 },
  {
    id: '../../etc/passwd',
    view: { kind: 'nowhere' },
    password: '',
    ids: [],
    text: 9,
    ticket: 'x',
    preview: 'x',
  },
  { id: 'x'.repeat(100_000) },
  new Date(),
];

const specOf = (channel: ChannelName): ChannelSpec => contract[channel];

/** What the schema itself takes is no garbage for this channel (`{}` for a channel without input, say). */
const refused = (channel: ChannelName, value: unknown): boolean =>
  !specOf(channel).input.safeParse(value).success;

/** A well-formed input for each channel that the vault's lock guards. */
const ID = '0123456789abcdef';
const COMMAND = { name: 'x', run: ['/bin/true'], check: null, restore: null, timeoutSeconds: 5 };
const LINES = { credential: ID, naming: 'aws-env', shell: 'bash', scope: 'session' };
const WELL_FORMED: Partial<Record<ChannelName, unknown>> = {
  'vault.confirmRecovery': {
    groups: [
      { index: 0, text: 'aaaa' },
      { index: 1, text: 'bbbb' },
    ],
  },
  'vault.renewRecovery': { password: 'x' },
  'vault.changePassword': { proof: { kind: 'password', password: 'x' }, next: 'y' },
  'vault.setKeychain': { enabled: true },
  'accounts.edit': { id: ID, changes: {} },
  'accounts.pin': { id: ID, pin: { host: 'a:443', fingerprint: Array(32).fill('AB').join(':') } },
  'accounts.unpin': { id: ID, host: 'a:443' },
  'accounts.setProxyPassword': { id: ID, password: null },
  'network.save': { proxy: { kind: 'system' }, bypass: [] },
  'network.addAuthority': { kind: 'text', text: 'x' },
  'network.removeAuthority': { id: ID },
  'reach.test': { run: 'run-00001', target: { kind: 'account', accountId: ID } },
  'reach.get': { run: 'run-00001' },
  'reach.stop': { run: 'run-00001' },
  'accounts.offers': { id: null },
  'accounts.join': { id: ID, into: ID },
  'credentials.list': { view: { kind: 'all' } },
  'credentials.get': { id: ID },
  'credentials.add': {
    cloud: 'aws',
    label: 'x',
    account: { kind: 'existing', id: ID },
    fields: {},
    secrets: {},
  },
  'credentials.edit': { id: ID, changes: {} },
  'credentials.move': { ids: [ID], account: { kind: 'existing', id: ID } },
  'credentials.remove': { ids: [ID] },
  'credentials.restore': { ids: [ID] },
  'credentials.purge': { ids: [ID] },
  'credentials.reveal': { id: ID, field: 'secret_access_key' },
  'credentials.copy': { id: ID, field: 'secret_access_key' },
  'credentials.copyAs': { id: ID, naming: 'console', secret: true, locale: 'en' },
  'credentials.verify': { id: ID },
  'verification.start': { scope: { kind: 'keys', ids: [ID] } },
  'verification.helpers': { id: ID },
  'verification.lookUp': { id: ID, with: ID },
  'backup.addTarget': { target: { kind: 'folder', label: 'x', ticket: ID } },
  'backup.editTarget': { id: ID },
  'backup.removeTarget': { id: ID },
  'backup.run': { id: ID },
  'backup.versions': { id: ID },
  'restore.planMerge': { restore: ID },
  'restore.merge': { restore: ID },
  'restore.goBack': { name: 'x' },
  'presence.confirm': { kind: 'system' },
  'drafts.save': { form: 'add-key', fields: {}, secrets: {} },
  'drafts.discard': { id: ID },
  'guides.mark': { cloud: 'aws', kind: 'iam-user', site: 'aws', done: [] },
  'guides.open': { cloud: 'aws', site: 'aws', page: 'users' },
  'guides.copy': { cloud: 'aws', kind: 'iam-user', site: 'aws', step: 'x' },
  'audit.export': { format: 'csv' },
  'audit.exportPart': { format: 'csv' },
  'kit.print': { password: 'x', withList: true },
  'kit.printFresh': { withList: true },
  'kit.exportList': { as: 'csv' },
  'vault.changeKey': { password: 'x', reason: 'routine' },
  'vault.removeCopies': { names: ['x'] },
  'digest.addWebhook': { kind: 'slack', label: 'x', url: 'https://hooks.slack.com/services/T/B/x' },
  'digest.editWebhook': { id: ID },
  'digest.removeWebhook': { id: ID },
  'digest.send': { id: ID },
  'digest.test': { id: ID },
  'credentials.history': { id: ID },
  'import.previewFile': { ticket: ID },
  'import.unlockManager': { ticket: ID, password: 'x', keyFile: null },
  'import.previewText': { text: 'AKIA' },
  'import.commit': { preview: ID, rows: [{ index: 0, cloud: 'aws', label: 'x', site: 'aws' }] },
  'import.mapTables': { tables: ID, mapping: { sheets: [], cloud: null } },
  'import.mendAll': { preview: ID },
  'import.chooseCloud': { preview: ID, index: 0, cloud: 'aws' },
  'import.mend': { preview: ID, index: 0, mistake: 'swapped' },
  'import.deleteSource': { ticket: ID },
  'rotations.plan': { credentialId: ID },
  'rotations.start': { credentialId: ID },
  'rotations.get': { id: ID },
  'rotations.resume': { id: ID },
  'rotations.undo': { id: ID },
  'rotations.decide': { id: ID, choice: { kind: 'retry' } },
  'rotations.receipt': { id: ID },
  'rotations.rehearse': { request: { credentialId: ID }, fault: 'none' },
  'rotations.deliveries': { id: ID },
  'rotations.answerDelivery': { id: ID, consumer: ID, answer: 'done' },
  'look.start': { usual: true, profiles: true, histories: true, folders: [] },
  'look.verify': { look: ID, rows: [0] },
  'look.import': { look: ID, rows: [{ index: 0, cloud: 'aws', label: 'x', site: 'aws' }] },
  'look.restrict': { look: ID, place: 0 },
  'consumers.list': { credential: ID },
  'consumers.entries': { file: ID },
  'consumers.addFile': { credential: ID, file: ID, entry: 'x' },
  'consumers.addByHand': { credential: ID, place: { what: 'other', name: 'x', owner: '' } },
  'consumers.addCommand': { credential: ID, command: COMMAND },
  'consumers.editCommand': { id: ID, command: COMMAND },
  'consumers.edit': { id: ID },
  'consumers.remove': { ids: [ID] },
  'consumers.serve': { ids: [ID] },
  'plaintext.scrub': { ids: [ID] },
  'plaintext.undo': { id: ID },
  'plaintext.forget': { ids: [ID] },
  'plaintext.asProcess': { id: ID, protocol: null },
  'handOuts.list': { credential: ID },
  'scripts.options': { credential: ID },
  'scripts.preview': LINES,
  'scripts.copy': { ...LINES, part: 'set' },
  'scripts.save': LINES,
  'scripts.text': { ...LINES, part: 'set' },
  'scripts.variables': { credentials: [ID], namings: null },
  'scripts.snippet': { credential: ID, naming: 'aws-env', language: 'python' },
  'broker.find': { text: 'abcd' },
  'broker.decide': { id: ID, answer: 'once' },
  'broker.revoke': { ids: [ID] },
  'exports.write': { accounts: [ID], password: 'x' },
  'handOver.request': { name: 'x' },
  'handOver.readRequest': { text: 'x' },
  'handOver.seal': { credential: ID, to: { kind: 'password', person: 'x' } },
  'handOver.open': { text: 'x', password: null },
  'handOver.confirm': { text: 'x' },
  'handOver.forget': { ids: [ID] },
};

it.each(CHANNELS)('%s refuses garbage without calling anything', async (channel) => {
  await using made = await testApp();
  const values = GARBAGE.filter((value) => refused(channel, value));
  expect(values.length).toBeGreaterThan(4);
  for (const value of values) {
    const answer = await made.app.handleUnknown(channel, value);
    expect(answer).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
  }
});

const GUARDED = CHANNELS.filter((channel) => specOf(channel).gate === 'unlocked');

it.each(GUARDED)('%s is refused while the vault is locked', async (channel) => {
  await using made = await testApp();
  const answer = await made.app.handleUnknown(channel, WELL_FORMED[channel] ?? {});
  expect(answer).toEqual({ ok: false, error: { code: 'vault-locked', params: {} } });
});

it.each(['', 'vault', 'credentials.dump', '__proto__', 'constructor', 'toString'])(
  'a name that is no channel (%j) is forbidden',
  async (name) => {
    await using made = await testApp();
    expect(await made.app.handleUnknown(name, {})).toEqual({
      ok: false,
      error: { code: 'forbidden', params: {} },
    });
  },
);

it('keeps what a defect says to itself', async () => {
  await using made = await testApp({
    ports: {
      filePicker: {
        ...fakeFilePicker(),
        pickKeyFile: async () => {
          throw new Error('s3cret-in-a-message');
        },
      },
    },
  });
  await made.call('vault.create', { password: 'correct horse battery', keychain: false });
  expect(await made.app.handle('import.pick', {})).toEqual({
    ok: false,
    error: { code: 'internal', params: {} },
  });
  expect(made.logger.lines.join('\n')).toContain('channel.failed');
  expect(made.logger.lines.join('\n')).not.toContain('s3cret-in-a-message');
});

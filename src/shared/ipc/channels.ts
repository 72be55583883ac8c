/**
 * The names of all channels, alone in a file so that the preload bundles nothing else.
 * `contract.ts` must hold an entry for each.
 */
export const CHANNELS = [
  'app.info',
  'preferences.get',
  'preferences.set',
  'vault.status',
  'vault.create',
  'vault.confirmRecovery',
  'vault.renewRecovery',
  'vault.unlock',
  'vault.lock',
  'vault.changePassword',
  'vault.setKeychain',
  'settings.get',
  'settings.set',
  'accounts.list',
  'accounts.edit',
  'credentials.list',
  'credentials.counts',
  'credentials.get',
  'credentials.add',
  'credentials.edit',
  'credentials.remove',
  'credentials.restore',
  'credentials.purge',
  'credentials.reveal',
  'credentials.copy',
  'credentials.verify',
  'credentials.history',
  'clipboard.clear',
  'import.pick',
  'import.previewFile',
  'import.previewText',
  'import.commit',
  'import.discard',
  'import.deleteSource',
] as const;

export type ChannelName = (typeof CHANNELS)[number];

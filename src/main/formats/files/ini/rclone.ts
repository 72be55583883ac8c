import type { Around, FileEntry, FileKindSpec, FileReading } from '../file-kind.ts';
import type { Told } from '../one-cloud.ts';
import { inHome, inNamed } from '../places.ts';
import { encrypted, placeGone } from '../refusals.ts';
import { storageAt } from '../storage-hosts.ts';
import { rclone as dialect } from './dialects.ts';
import { serviceAccountIn, withServiceAccount } from './google-json.ts';
import { allOf, type IniGroup, pairOf, valueIn } from './group.ts';
import type { KeyLines, KeyNames } from './key-lines.ts';
import { writable } from './key-lines.ts';
import { groupAt, readSections, type SectionKind, sectionKind } from './section-kind.ts';
import { removal, splicedLines, valueSplice } from './splices.ts';
import { cloudOfStorage } from './storage-cloud.ts';

const NAMES: Readonly<Record<string, KeyNames>> = {
  s3: { id: ['access_key_id'], secret: ['secret_access_key'], token: ['session_token'] },
  azureblob: { id: ['client_id'], secret: ['client_secret'], token: [] },
  azurefiles: { id: ['client_id'], secret: ['client_secret'], token: [] },
};

const certain = (cloud: Told['cloud']): Told => ({ cloud, sure: 'certain', alike: [] });

/** rclone's names of providers whose keys are ours; `Other` and none leave it to the address. */
const PROVIDERS: Readonly<Record<string, Told>> = {
  AWS: certain('aws'),
  Alibaba: certain('aliyun'),
  TencentCOS: certain('tencent'),
  HuaweiOBS: certain('huawei'),
  // Its storage may have keys of its own (unconfirmed).
  ChinaMobile: { ...certain('ecloud'), sure: 'likely' },
};

const GOOGLE = 'service_account_credentials';

const kind: SectionKind = {
  ...{ id: 'rclone', cloud: null, among: 'usual', role: 'serves', dialect },
  places: (around) => [...new Set([...inNamed(around, 'RCLONE_CONFIG'), ...usual(around)])],
  named: /^\.?rclone\.conf$/,
  entryOf: (section) => section,
  namesOf: (group) => NAMES[valueIn(group, 'type')] ?? null,
  tell,
  region: ['region'],
  more: (group) => {
    const tenant = valueIn(group, 'tenant');
    return tenant === '' ? {} : { tenant_id: tenant };
  },
};
const plain = sectionKind(kind);

/**
 * rclone.conf: a remote in each section. Read are `s3` by its address, else by its provider or the shape of its id,
 * `azureblob` and `azurefiles` with a service principal, and `google cloud storage` with the key of a service account within. A
 * file that rclone has encrypted as a whole is left alone. Source: rclone's docs ("Configuration file", the backends),
 * fs/config/crypt.go; tried with rclone 1.60.
 */
export const rclone: FileKindSpec = {
  ...plain,
  read: (text) => (isEncrypted(text) ? ENCRYPTED : readSections(kind, text, googleEntry)),
  write: (text, entry, values) => {
    mustBeOpen(text);
    const group = groupAt(kind, text, entry);
    if (!isGoogle(group)) return plain.write?.(text, entry, values) ?? text;
    const pair = pairOf(group, [GOOGLE]);
    if (pair === undefined) throw placeGone();
    const json = withServiceAccount(pair.value ?? '', values);
    return json === pair.value
      ? text
      : splicedLines(text, [valueSplice(text, pair, writable(dialect, json, GOOGLE))]);
  },
  remove: (text, entry) => {
    mustBeOpen(text);
    const group = groupAt(kind, text, entry);
    if (!isGoogle(group)) return plain.remove?.(text, entry) ?? text;
    const lines = allOf(group, [GOOGLE]);
    if (lines.length === 0) throw placeGone();
    return splicedLines(text, lines.map(removal));
  },
};

const ENCRYPTED: FileReading = { entries: [], problems: [{ kind: 'encrypted', line: null }] };

function tell(group: IniGroup, key: KeyLines): Told | null {
  if (valueIn(group, 'type') !== 's3') return certain('azure');
  const provider = PROVIDERS[valueIn(group, 'provider')];
  const endpoint = valueIn(group, 'endpoint');
  // rclone goes to the address where there is one; `AWS` is what its wizard offers first, whatever the address.
  const byHost = storageAt(endpoint);
  if (byHost !== null) return byHost;
  if (provider === undefined) {
    const isOpen = ['', 'Other'].includes(valueIn(group, 'provider'));
    return isOpen ? cloudOfStorage(endpoint, key) : null;
  }
  if (endpoint === '') return provider;
  return provider.cloud === 'aws' ? cloudOfStorage(endpoint, key) : { ...provider, sure: 'likely' };
}

function isGoogle(group: IniGroup): boolean {
  return ['google cloud storage', 'gcs'].includes(valueIn(group, 'type'));
}

function googleEntry(group: IniGroup): FileEntry | null {
  const pair = isGoogle(group) ? pairOf(group, [GOOGLE]) : undefined;
  const key = pair === undefined ? null : serviceAccountIn(pair.value ?? '', group.entry, pair.line);
  return key === null ? null : { entry: group.entry, key, command: null };
}

/** What rclone writes above an encrypted file is a comment; the first other line tells. */
function isEncrypted(text: string): boolean {
  for (const [line] of text.matchAll(/[^\r\n\uFEFF]+/g)) {
    const bare = line.trim();
    if (bare !== '' && !/^[#;]/.test(bare)) return bare.startsWith('RCLONE_ENCRYPT_');
  }
  return false;
}

function mustBeOpen(text: string): void {
  if (isEncrypted(text)) throw encrypted();
}

/** rclone prefers a file that is there, in this order (fs/config/config.go makeConfigPath). */
function usual(around: Around): readonly string[] {
  const below = ['rclone', 'rclone.conf'];
  return [
    ...(around.platform === 'win32' ? inNamed(around, 'APPDATA', ...below) : []),
    ...inNamed(around, 'XDG_CONFIG_HOME', ...below),
    inHome(around, '.config', ...below),
    inHome(around, '.rclone.conf'),
  ];
}

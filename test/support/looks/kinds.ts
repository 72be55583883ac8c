import { join } from 'node:path';
import type { FileKindSpec, FileReading } from '../../../src/main/formats/files/file-kind.ts';
import { type FoundKey, keyOfPair, secretText } from '../../../src/main/formats/found-key.ts';
import type { CloudId } from '../../../src/shared/model/cloud.ts';

/** The keys of a text whose lines are `name cloud id secret [address]`; a line of one word is a problem. */
export function readLines(text: string): FileReading {
  const entries: FileReading['entries'][number][] = [];
  const problems: FileReading['problems'][number][] = [];
  for (const [at, line] of text.split('\n').entries()) {
    const [entry = '', cloud, publicId, secret, address] = line.trim().split(/\s+/);
    if (entry === '' || entry.startsWith('#')) continue;
    if (cloud === undefined || publicId === undefined || secret === undefined) {
      problems.push({ kind: 'syntax', line: at + 1 });
      continue;
    }
    const key = keyOfPair({
      ...{ cloud: cloud as CloudId, sure: 'certain', label: entry, publicId, line: at + 1 },
      ...{ secret: secretText(secret), token: null, region: null },
    });
    const endpoints: FoundKey['endpoints'] = address === undefined ? {} : { sts: address, iam: address };
    entries.push({ entry, key: { ...key, endpoints }, command: null });
  }
  return { entries, problems };
}

const blank = {
  role: 'serves',
  named: null,
  read: readLines,
  write: null,
  remove: null,
  asCommand: null,
} as const;

/** A tool's own file, which knows commands in place of keys. */
export const TOOL: FileKindSpec = {
  ...blank,
  ...{ id: 'aws-credentials', cloud: 'aws', among: 'usual' },
  places: ({ home, env }) => [env.TOOL_FILE ?? join(home, '.tool', 'credentials')],
  remove: () => '',
  asCommand: () => '',
};

/** Files that are told by their names, in folders that a person chose. */
export const DOTENV: FileKindSpec = {
  ...blank,
  ...{ id: 'dotenv', cloud: null, among: 'usual', named: /^\.env(\..*)?$/ },
  places: () => [],
  remove: () => '',
};

/** What a shell was told once. */
export const HISTORY: FileKindSpec = {
  ...blank,
  ...{ id: 'shell-history', cloud: null, role: 'leak', among: 'histories' },
  places: ({ home }) => [join(home, '.history')],
  remove: () => '',
};

/** Several files of one tool. */
export const PROFILES: FileKindSpec = {
  ...blank,
  ...{ id: 'shell-profile', cloud: null, among: 'profiles' },
  places: ({ home }) => [join(home, '.profiles', '*.rc')],
};

export const KINDS: readonly FileKindSpec[] = [TOOL, DOTENV, HISTORY, PROFILES];

import type { Rotation } from '../../../src/main/services/rotation/engine/types.ts';
import type { CredentialId } from '../../../src/shared/model/ids.ts';
import type { Report } from './report.ts';

/** What was written down of a place in one direction; `asks`: a person has to see to it. */
type Word = 'none' | 'begun' | 'asks' | 'done' | 'failed' | 'waived';

/** A place that the old key was handed to. */
export interface Place {
  readonly kind: 'file' | 'hand';
  /** The public id of the key that it has. */
  has: string;
  /** It cannot be written. */
  broken: boolean;
  forth: Word;
  back: Word;
}

/** What lies on the disk of one person: it survives every crash. */
export interface Home {
  /** The journalled rotation. */
  rotation: Rotation;
  /** Secrets that the vault holds, by public id. */
  readonly secrets: Map<string, string>;
  /** The public id of the account's active key. */
  active: string;
  /** The answer to create, encrypted; readable for as long as its one-time key is kept. */
  inbox: { readonly id: string; readonly secret: string } | null;
  /** The site that steps the rotation: the operating system frees it when that dies. */
  holder: Site | null;
  /** What a person asked for and nobody took note of yet. */
  asked: Report[];
  readonly places: Place[];
  /** How often the places were looked at before a disabling. */
  checks: number;
}

/** One running program: the app, or the command line beside it. */
export interface Site {
  readonly name: 'app' | 'cli';
  /** Just started, unlocked or woken: what it finds may be half done. */
  fresh: boolean;
  locked: boolean;
  /** Whether it has heard the cloud's time. */
  knowsCloudTime: boolean;
  /** Secrets that it happens to hold in memory. */
  readonly memory: Map<string, string>;
}

export const createSite = (name: Site['name']): Site => ({
  name,
  fresh: true,
  locked: false,
  knowsCloudTime: false,
  memory: new Map(),
});

/** The phases in which the one-time key of the inbox is kept. */
const NEEDS_INBOX: ReadonlySet<string> = new Set([
  'intent',
  'creating',
  'sealed',
  'stored',
  'reconcile',
  'attention',
  'undoing',
]);

/** The id that the vault gives to a key. */
export const credentialIdOf = (publicId: string): CredentialId =>
  `cred${publicId.toLowerCase().replaceAll('l', '1').padEnd(12, '0')}`.slice(0, 16) as CredentialId;

/** Writes one step down: all of it or nothing. */
export function journal(home: Home, report: Report, next: Rotation): void {
  const { candidate } = next;
  if (report.kind === 'stored' && candidate !== null && home.inbox?.id === candidate.publicId) {
    home.secrets.set(candidate.publicId, home.inbox.secret);
  }
  if (report.kind === 'promoted' && home.rotation.phase.kind === 'promoted' && candidate !== null) {
    home.active = candidate.publicId;
  }
  if (report.kind === 'demoted' && next.phase.kind === 'undoing') home.active = next.oldPublicId;
  if (report.kind === 'demoted' && next.phase.kind === 'aborted-safe') home.active = next.oldPublicId;
  if (!NEEDS_INBOX.has(next.phase.kind)) home.inbox = null;
  home.rotation = next;
}

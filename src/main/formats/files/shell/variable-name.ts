import type { CloudId } from '../../../../shared/model/cloud.ts';
import { type NameRole, namePattern, roleOf } from '../../names.ts';

/** What a variable's name says: `PROD_AWS_SECRET_ACCESS_KEY` is the `secret` of whatever `PROD_AWS_` is. */
export interface VariableName {
  readonly role: NameRole;
  readonly prefix: string;
  readonly suffix: string;
  /** The part that tells the role, as it is written: `SECRET_ACCESS_KEY`. */
  readonly word: string;
}

const MAX_NAME = 120;
/** Names that were read lately: many texts have the same. */
const known = new Map<string, VariableName | null>();
const MOST_KNOWN = 5000;
const NAME = namePattern();

/** Reads a variable's name; null for one that tells of no key. */
export function readVariableName(name: string): VariableName | null {
  if (name.length > MAX_NAME) return null;
  const cached = known.get(name);
  if (cached !== undefined) return cached;
  let found: VariableName | null = null;
  NAME.lastIndex = 0;
  for (let match = NAME.exec(name); match !== null; match = NAME.exec(name)) {
    const word = match[0];
    const end = match.index + word.length;
    const role = roleOf(word);
    const prefix = name.slice(0, match.index);
    const suffix = name.slice(end);
    if (role === null || !(standsAlone(prefix, word, suffix) || word.length > 8)) continue;
    found = { role, prefix, suffix, word };
  }
  // Else one text of thousands of names would make every later one slow.
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(name, found);
  return found;
}

function standsAlone(prefix: string, word: string, suffix: string): boolean {
  const camel = word !== word.toUpperCase();
  const before = /[A-Za-z0-9]$/.test(prefix) && !(camel && /[a-z0-9]$/.test(prefix) && /^[A-Z]/.test(word));
  const after = /^[A-Za-z0-9]/.test(suffix) && !(camel && /^[A-Z]/.test(suffix));
  return !before && !after;
}

/**
 * The variables that a token goes by beside a secret of that name. Alibaba Cloud's and Huawei Cloud's tools say
 * SECURITY_TOKEN, its OSS SDK and AWS say SESSION_TOKEN; tccli, the SDK for Node.js and Terraform each read another
 * variable of Tencent Cloud (tccli, tencentcloud-sdk-nodejs-common and terraform-provider-tencentcloud, each's source).
 */
export function tokenNames(cloud: CloudId, secret: VariableName): readonly string[] {
  const { prefix, suffix, word } = secret;
  const words = tokenWords(cloud, prefix);
  return words.map((token) => `${prefix}${asWritten(token, word)}${suffix}`);
}

function tokenWords(cloud: CloudId, prefix: string): readonly string[] {
  if (cloud === 'tencent') {
    return /^TENCENTCLOUD_$/.test(prefix) ? ['TOKEN', 'SESSION_TOKEN', 'SECURITY_TOKEN'] : ['TOKEN'];
  }
  if (cloud === 'aws' || /oss_?$/i.test(prefix)) return ['SESSION_TOKEN'];
  return ['SECURITY_TOKEN'];
}

function asWritten(token: string, like: string): string {
  if (like === like.toUpperCase()) return token;
  const lower = token.toLowerCase();
  if (like === like.toLowerCase()) return like.includes('-') ? lower.replaceAll('_', '-') : lower;
  const camel = lower.replaceAll(/_(.)/g, (_, letter: string) => letter.toUpperCase());
  return /^[A-Z]/.test(like) ? camel.replace(/^./, (letter) => letter.toUpperCase()) : camel;
}

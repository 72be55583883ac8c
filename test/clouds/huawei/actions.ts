import { sha256 } from '../shared/encode.ts';
import { Refusal, type Visit } from '../shared/front.ts';
import type { Principal, StoredKey } from '../shared/model.ts';
import { isAllowed } from '../shared/policy.ts';

/** What an action knows of the request that asks for it. */
export interface Asked extends Visit {
  readonly caller: StoredKey;
  /** The part of the path that the action names something by. */
  readonly named: string;
}

const hexId = (text: string): string => sha256(text).slice(0, 32);

export const userIdOf = ({ id }: Principal): string => hexId(`user ${id}`);

export const projectIdOf = (accountId: string, region: string): string => hexId(`${accountId} ${region}`);

const REGIONS = ['cn-north-4', 'cn-east-3', 'ap-southeast-1'];

/** IAM 3 tells microseconds. */
const utc = (ms: number): string => new Date(ms).toISOString().replace('Z', '000Z');

export function urnOf({ kind, accountId, name }: Principal): string {
  if (kind === 'root') return `iam::${accountId}:root`;
  return kind === 'user'
    ? `iam::${accountId}:user:${name}`
    : `sts::${accountId}::assumed-agency:${name}/session`;
}

/** Refusals of IAM 3 have Keystone's shape. */
const keystone = (code: number, title: string, message: string) =>
  new Refusal(code, String(code), message, { title });

/** No policy of the caller is looked at: only the path's may deny it. */
function getCallerIdentity({ store, caller }: Asked) {
  const { owner } = caller;
  if (store.settings.deniedOnThisPath.includes('sts::getCallerIdentity')) {
    const more = { encoded_authorization_message: 'bm90IGFsbG93ZWQ=' };
    throw new Refusal(403, 'PAP5.0018', 'You are not authorized to perform this operation.', more);
  }
  store.proved(caller);
  return { account_id: owner.accountId, principal_urn: urnOf(owner), principal_id: userIdOf(owner) };
}

function showPermanentAccessKey({ store, caller, named }: Asked) {
  const key = store.keys.get(named);
  const known = key !== undefined && key.token === null && key.owner.accountId === caller.owner.accountId;
  const own = known && key.owner === caller.owner;
  const mayBe = own
    ? !store.settings.deniedOnThisPath.includes('iam:credentials:getCredential')
    : isAllowed(
        store.settings,
        caller.owner,
        'iam:credentials:getCredential',
        known ? key.owner : { ...caller.owner },
      );
  if (!mayBe) {
    throw keystone(403, 'Forbidden', 'You are not authorized to perform the requested action.');
  }
  if (!known) throw keystone(404, 'Not Found', `Could not find credential: ${named}.`);
  const used = store.lastUseOf(key);
  return {
    credential: {
      user_id: userIdOf(key.owner),
      access: key.publicId,
      status: key.status === 'Active' ? 'active' : 'inactive',
      create_time: utc(key.createdAt),
      last_use_time: utc(used?.at ?? key.createdAt),
      description: '',
    },
  };
}

function listAuthDomains({ caller, store }: Asked) {
  store.proved(caller);
  const { accountId: id } = caller.owner;
  return {
    domains: [{ id, name: `hw-${id.slice(0, 6)}`, enabled: true, description: '', links: {} }],
    links: {},
  };
}

function listAuthProjects({ caller, store }: Asked) {
  if (store.settings.deniedOnThisPath.includes('iam:projects:listProjectsForUser')) {
    throw keystone(403, 'Forbidden', 'You are not authorized to perform the requested action.');
  }
  const { accountId } = caller.owner;
  const projects = REGIONS.map((name) => {
    const id = projectIdOf(accountId, name);
    return { id, name, domain_id: accountId, parent_id: accountId, is_domain: false, enabled: true };
  });
  return { projects, links: {} };
}

interface Action {
  readonly name: string;
  readonly service: 'sts' | 'iam';
  readonly path: RegExp;
  readonly run: (asked: Asked) => Readonly<Record<string, unknown>>;
}

/** What this stand-in can do; all of it is read by GET. The names are the vendor's. */
export const ACTIONS: readonly Action[] = [
  { name: 'GetCallerIdentity', service: 'sts', path: /^\/v5\/caller-identity$/, run: getCallerIdentity },
  {
    name: 'ShowPermanentAccessKey',
    service: 'iam',
    path: /^\/v3\.0\/OS-CREDENTIAL\/credentials\/([^/]+)$/,
    run: showPermanentAccessKey,
  },
  { name: 'KeystoneListAuthDomains', service: 'iam', path: /^\/v3\/auth\/domains$/, run: listAuthDomains },
  { name: 'KeystoneListAuthProjects', service: 'iam', path: /^\/v3\/auth\/projects$/, run: listAuthProjects },
];

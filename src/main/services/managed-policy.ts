import { basename, dirname } from 'node:path';
import { z } from 'zod';
import { CLOUD_HOSTS } from '../../shared/hosts.ts';
import {
  type ManagedPolicy,
  managedPolicy,
  NO_POLICY,
  type PolicyProblem,
  type PolicyState,
} from '../../shared/model/managed-policy.ts';
import { FileError, type Files } from '../ports/files.ts';
import type { Ownership } from '../ports/ownership.ts';

/** The rules that whoever manages this computer set for everybody who uses it. */
export interface Policy {
  state(): PolicyState;
  /** What is in force now; the strictest until the file was read once. */
  rules(): ManagedPolicy;
  /** Reads the file anew. Never throws: a file that cannot be obeyed is a state. */
  refresh(): Promise<void>;
  /** Settles when the file was read once. */
  readonly ready: Promise<void>;
}

const VERSION = 1;
const MAX_BYTES = 64_000;

/**
 * What holds where a file is there and cannot be trusted. Nobody is shut out of their keys by it: a password opens the
 * vault, and the vendors' own services answer, so that a rotation under way comes to its end.
 */
export const STRICTEST: ManagedPolicy = {
  forbidKeychain: true,
  forbidReveal: true,
  forbidPlaintextExport: true,
  forbidScanning: true,
  forbidUpdateChecks: true,
  maxIdleMinutes: 5,
  minPasswordLength: 16,
  minPasswordScore: 3,
  maxPasswordDays: 1,
  allowedHosts: CLOUD_HOSTS,
  auditSink: null,
};

const HOST = /^(\*\.)?([a-z0-9_-]+\.)*[a-z0-9_-]+\.?$|^\[[0-9a-f:.]+\]$/i;

const rules = managedPolicy.unwrap().extend({
  allowedHosts: z.array(z.string().max(253).regex(HOST)).max(500).nullable(),
});
const policyFile = z.strictObject({ version: z.literal(VERSION), ...rules.partial().shape });

class Unusable extends Error {
  readonly problem: PolicyProblem;
  readonly detail: string | null;

  constructor(problem: PolicyProblem, detail: string | null = null) {
    super(problem);
    this.problem = problem;
    this.detail = detail;
  }
}

/** Throws Unusable. */
function parsePolicy(text: string): ManagedPolicy {
  let content: unknown;
  try {
    content = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new Unusable('not-json');
  }
  const version: unknown = Reflect.get(Object(content), 'version');
  // Before anything else: members of a later version are unknown here by their nature.
  if (typeof version === 'number' && version > VERSION) throw new Unusable('newer', String(version));
  const parsed = policyFile.safeParse(content);
  if (parsed.success) {
    const { version: _, ...given } = parsed.data;
    return {
      ...NO_POLICY,
      ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
    };
  }
  const unknown = parsed.error.issues.find((issue) => issue.code === 'unrecognized_keys');
  if (unknown !== undefined) throw new Unusable('unknown-member', unknown.keys[0]?.slice(0, 100) ?? null);
  throw new Unusable('bad-value', parsed.error.issues[0]?.path[0]?.toString() ?? null);
}

/** `path` is absolute; null where no file is looked for. Reading begins at once. */
export function createManagedPolicy(deps: {
  readonly files: Files;
  readonly ownership: Ownership;
  readonly path: string | null;
}): Policy {
  const { files, ownership, path } = deps;
  const none: PolicyState = { source: path, state: 'none', rules: NO_POLICY, problem: null, detail: null };
  let current: PolicyState = path === null ? none : broken(path, 'unreadable', null);

  /** A link that leads nowhere is no missing file: somebody meant a policy to be there. */
  const isMissing = async (at: string): Promise<boolean> => {
    if ((await files.facts(at)) !== null) return false;
    try {
      return !(await files.list(dirname(at))).includes(basename(at));
    } catch (error) {
      if (error instanceof FileError && error.failure === 'not-found') return true;
      throw error;
    }
  };

  const load = async (at: string): Promise<PolicyState> => {
    try {
      if (await isMissing(at)) return none;
      const weak = await ownership.changeableAt(at);
      if (weak !== null) return broken(at, 'changeable', weak);
      const text = (await files.read(at, MAX_BYTES)).toString('utf8');
      return { source: at, state: 'managed', rules: parsePolicy(text), problem: null, detail: null };
    } catch (error) {
      return error instanceof Unusable
        ? broken(at, error.problem, error.detail)
        : broken(at, 'unreadable', null);
    }
  };

  const refresh = async (): Promise<void> => {
    if (path !== null) current = await load(path);
  };

  return { state: () => current, rules: () => current.rules, refresh, ready: refresh() };
}

const broken = (source: string, problem: PolicyProblem, detail: string | null): PolicyState => ({
  source,
  state: 'broken',
  rules: STRICTEST,
  problem,
  detail,
});

import { catalogue, regionOf } from '../../../shared/catalogue/index.ts';
import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import type { Account } from '../../../shared/model/account.ts';
import type { CloudId } from '../../../shared/model/cloud.ts';
import type { CloudFailure, FailureKind } from '../../../shared/model/failure.ts';
import { obstacleOf } from '../../../shared/model/import-taking.ts';
import type { LookedKey } from '../../../shared/model/look.ts';
import { CloudError } from '../../clouds/cloud-error.ts';
import { resolveContext, type WayParts } from '../../clouds/context.ts';
import type { Http } from '../../clouds/http/http.ts';
import { clouds } from '../../clouds/registry.ts';
import { type FoundKey, publicIdOf, secretOf } from '../../formats/found-key.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Vault } from '../../vault/index.ts';
import { getAccount } from '../../vault/repositories/accounts.ts';
import { errorsOf, mistakesOf } from '../import/draft-row.ts';
import { lightlyMended } from '../import/mend.ts';
import type { HeldKeys } from '../import/target.ts';
import { inLanes } from '../verification/in-lanes.ts';
import type { Placed, Reached } from '../verification/lane.ts';
import { AT_ONCE, PACES } from '../verification/paces.ts';
import type { Finding } from './findings.ts';

export type LookVerdict = NonNullable<LookedKey['verdict']>;

/** Failures that say something of the way there and nothing of the key. */
const REACHED: Partial<Record<FailureKind, Reached>> = {
  throttled: 'throttled',
  network: 'unreachable',
  'untrusted-certificate': 'unreachable',
};

/** A key that is to be asked, once for all the places where it was found. */
interface Question extends Placed {
  readonly cloud: CloudId;
  readonly key: FoundKey;
  readonly account: Pick<Account, 'site'> & WayParts;
  readonly rows: readonly number[];
}

export interface AskFoundDeps {
  readonly vault: Vault;
  readonly held: HeldKeys;
  readonly http: Http;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly findings: readonly Finding[];
  readonly verdicts: Map<number, LookVerdict>;
  /** Some row has another verdict. */
  readonly changed: () => void;
}

/**
 * Asks the clouds about found keys and writes nothing down. A key that was found in several places is asked once. Huawei
 * locks keys after failed signatures (API gateway guide, APIGW.0301): there one secret of an id is asked, and once in a look.
 */
export async function askFound(rows: readonly number[], deps: AskFoundDeps): Promise<void> {
  const { verdicts, changed, signal, clock, http } = deps;
  const questions = questionsOf(rows, deps);
  const say = (question: Question, verdict: LookVerdict): void => {
    for (const row of question.rows) verdicts.set(row, verdict);
    changed();
  };
  for (const question of questions) say(question, { kind: 'asking' });
  try {
    await inLanes(questions, {
      ...{ paces: PACES, atOnce: AT_ONCE, clock, signal },
      async ask(question, proven) {
        const verdict = await askOne(question, { http, clock, signal });
        if (signal.aborted) return 'answered';
        say(question, verdict);
        if (verdict.kind === 'proven') proven();
        return (verdict.kind === 'failed' && REACHED[verdict.failure.kind]) || 'answered';
      },
      tell(question, like) {
        const said = verdicts.get(like.rows[0] ?? -1);
        if (said !== undefined) say(question, said);
      },
    });
  } finally {
    for (const row of questions.flatMap((one) => one.rows)) {
      if (verdicts.get(row)?.kind === 'asking') verdicts.delete(row);
    }
    changed();
  }
}

function questionsOf(rows: readonly number[], deps: AskFoundDeps): readonly Question[] {
  const { findings, verdicts } = deps;
  const asked = new Set(
    findings.flatMap(({ row }, index) =>
      row.key.cloud === 'huawei' && !mayAskAgain(verdicts.get(index))
        ? [publicIdOf(lightlyMended(row).key)]
        : [],
    ),
  );
  const questions = new Map<string, Question & { rows: number[]; readonly secret: string }>();
  for (const index of new Set(rows)) {
    const finding = findings[index];
    if (finding === undefined) throw new KeyturnError('invalid-input', { field: 'rows' });
    if (verdicts.get(index)?.kind === 'asking') continue;
    const row = lightlyMended(finding.row);
    const { key } = row;
    if (obstacleOf({ errors: errorsOf(row), mistakes: mistakesOf(key) }) !== null) continue;
    const secret = secretOf(key)?.reveal() ?? '';
    const once = key.cloud === 'huawei';
    if (once && asked.has(publicIdOf(key))) continue;
    const name = JSON.stringify([
      key.cloud,
      publicIdOf(key),
      once ? '' : secret,
      once ? '' : placeOf(key, accountOf(key, deps)),
    ]);
    const same = questions.get(name);
    if (same === undefined) {
      const account = accountOf(key, deps);
      questions.set(name, {
        ...{ cloud: key.cloud, key, account, secret, rows: [index] },
        place: placeOf(key, account),
      });
    } else if (same.secret === secret) same.rows.push(index);
  }
  return [...questions.values()];
}

/** Nothing was heard of the key itself. */
function mayAskAgain(verdict: LookVerdict | undefined): boolean {
  return (
    verdict === undefined || (verdict.kind === 'failed' && REACHED[verdict.failure.kind] === 'unreachable')
  );
}

/** How a key is reached: as the vault says where it holds it, else as the place does in which it was found. */
function accountOf(key: FoundKey, { vault, held }: AskFoundDeps): Question['account'] {
  const known = held.find(key.cloud, publicIdOf(key));
  const account =
    known === null || known.binned ? null : vault.read((db) => getAccount(db, known.account.id));
  return account ?? { cloud: key.cloud, site: siteOfKey(key), endpoints: key.endpoints, proxy: null };
}

/** The site that a source names, else the one whose regions begin like the key's: of AWS each partition has its own. */
function siteOfKey({ cloud, site, fields }: FoundKey): string {
  if (site !== null) return site;
  const region = regionOf(cloud, fields) ?? '';
  const { sites } = catalogue[cloud];
  const partition = /^(cn|us-gov)-/.exec(region)?.[0];
  const fitting = partition && cloud === 'aws' && sites.find((one) => one.region.startsWith(partition));
  return (fitting || sites[0])?.id ?? '';
}

/** Keys of one place are reached by the same addresses, in the same way. */
function placeOf(key: FoundKey, { site, endpoints, proxy }: Question['account']): string {
  const routes = catalogue[key.cloud].fields.filter((field) => field.routes === true);
  return JSON.stringify([site, endpoints, proxy, routes.map((field) => key.fields[field.key]?.trim() ?? '')]);
}

async function askOne(
  { key, account }: Question,
  deps: { readonly http: Http; readonly clock: Clock; readonly signal: AbortSignal },
): Promise<LookVerdict> {
  const { tokenField } = catalogue[key.cloud];
  const secret = secretOf(key);
  if (secret === undefined) return failedAs('unexpected', 'missing-fields');
  try {
    const ctx = resolveContext(account, { ...deps, region: regionOf(key.cloud, key.fields) });
    const identity = await clouds[key.cloud].verify(
      {
        ...{ publicId: publicIdOf(key), secret, fields: key.fields },
        token: (tokenField === null ? undefined : key.secrets[tokenField]) ?? null,
      },
      ctx,
    );
    return { kind: 'proven', principal: identity.arn ?? identity.principal };
  } catch (error) {
    if (deps.signal.aborted) return { kind: 'asking' };
    if (error instanceof CloudError) return { kind: 'failed', failure: error.failure };
    if (!(error instanceof KeyturnError)) throw error;
    return failedAs(KINDS[error.code] ?? 'unexpected', error.code);
  }
}

/** What was not even sent, as the failure that it comes to. */
const KINDS: Readonly<Record<string, FailureKind>> = {
  'insecure-endpoint': 'wrong-endpoint',
  'policy-forbids': 'network',
};

const failedAs = (kind: FailureKind, vendorCode: string): LookVerdict => {
  const failure: CloudFailure = {
    kind,
    vendorCode,
    requestId: null,
    httpStatus: null,
    host: null,
    clockAheadMs: null,
  };
  return { kind: 'failed', failure };
};

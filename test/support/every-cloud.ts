import { catalogue } from '../../src/shared/catalogue/index.ts';
import { failureWords } from '../../src/shared/failure-words.ts';
import { BLANK_ACCOUNT } from '../../src/shared/model/account.ts';
import type { CloudId } from '../../src/shared/model/cloud.ts';
import type { CredentialInput } from '../../src/shared/model/credential.ts';
import type { FailureKind } from '../../src/shared/model/failure.ts';
import { selfSigned } from '../clouds/shared/certificate.ts';
import { type StandIn, type StandInKind, TROUBLES, type TypedKey } from '../clouds/stand-in.ts';

/** What a check of a key can meet, beside success. */
export const CASES = ['proven', ...TROUBLES, 'dead-endpoint', 'untrusted-certificate'] as const;
export type Case = (typeof CASES)[number];

/** A key that is typed in, and what a check of it must say. */
export interface TriedKey {
  readonly cloud: CloudId;
  readonly case: Case;
  /** Its name in the vault, told apart from all others. */
  readonly label: string;
  readonly expected: FailureKind | 'proven';
  readonly there: StandIn;
  readonly key: TypedKey;
  readonly input: CredentialInput;
}

/** Stand-ins of some platforms, with one key for each case. */
export interface EveryCloud extends AsyncDisposable {
  readonly keys: readonly TriedKey[];
}

/** The transport's own codes of the cases that no cloud answers. */
const CODES: Readonly<Partial<Record<Case, string>>> = {
  'dead-endpoint': 'ECONNREFUSED',
  'untrusted-certificate': 'DEPTH_ZERO_SELF_SIGNED_CERT',
};

/** The keys of the sentences that a failed check of the key is told by. */
export const sentencesOf = (key: TriedKey, expected: FailureKind) =>
  failureWords({ kind: expected, vendorCode: CODES[key.case] ?? null });

/** A port that the system keeps for a service which no test computer runs. */
const NOBODY = 'http://127.0.0.1:9';

/** What the form sends of such a key, of a new account that is reached there. */
export function typed(
  cloud: CloudId,
  label: string,
  key: Pick<TypedKey, 'publicId' | 'fields' | 'secrets'>,
  { site, endpoints }: Pick<StandIn, 'site' | 'endpoints'>,
  account = label,
) {
  const { publicIdField } = catalogue[cloud];
  return {
    cloud,
    label,
    account: { kind: 'new', draft: { ...BLANK_ACCOUNT, label: account, site, endpoints } },
    fields: { ...key.fields, [publicIdField]: key.publicId },
    secrets: { ...key.secrets },
  } satisfies CredentialInput;
}

/** A key whose id no other stand-in of the platform gave out: a vault holds each id once. */
function newKey(there: StandIn, taken: Set<string>): TypedKey {
  for (;;) {
    const key = there.newKey();
    if (taken.has(key.publicId)) continue;
    taken.add(key.publicId);
    return key;
  }
}

async function keysOf(kind: StandInKind, tls: { key: string; cert: string }) {
  const { cloud, expects, skewMs } = kind;
  const there = await kind.start();
  // Its clock is off as far as the platform minds.
  const skewed = await kind.start({ now: () => Date.now() - (skewMs ?? 0) });
  const strange = await kind.start({ tls });
  // Some platforms deny by the way that a request came, and so to every key.
  const strict = await kind.start();
  const nobody = Object.fromEntries(Object.keys(there.endpoints).map((name) => [name, NOBODY]));

  const elsewhere: Partial<Record<Case, StandIn>> = {
    'clock-skew': skewed,
    'untrusted-certificate': strange,
    denied: strict,
  };
  const taken = new Set<string>();
  const tried = (one: Case): TriedKey => {
    const label = `${cloud} ${one}`;
    const at = elsewhere[one] ?? there;
    const good = newKey(at, taken);
    const made = (
      key: TypedKey,
      expected: TriedKey['expected'],
      where: Pick<StandIn, 'site' | 'endpoints'> = at,
    ) => ({
      ...{ cloud, label, key, expected, case: one, there: at },
      input: typed(cloud, label, key, where),
    });
    switch (one) {
      case 'proven':
        return made(good, 'proven');
      case 'wrong-secret':
        return made(at.withWrongSecret(good), expects[one]);
      case 'unknown-key':
        return made(at.withUnknownId(good), expects[one]);
      case 'disabled':
        at.disable(good);
        return made(good, expects[one]);
      case 'denied':
        at.deny(good);
        return made(good, expects[one]);
      case 'clock-skew':
        return made(good, expects[one]);
      case 'dead-endpoint':
        return made(good, 'network', { site: at.site, endpoints: nobody });
      case 'untrusted-certificate':
        return made(good, 'untrusted-certificate');
    }
  };
  return {
    keys: CASES.map(tried),
    close: () => Promise.all([there, skewed, strange, strict].map((one) => one.close())),
  };
}

/** Starts them; each platform has a stand-in, one whose clock is off, one with a certificate of its own and one that denies. */
export async function everyCloud(kinds: readonly StandInKind[]): Promise<EveryCloud> {
  const tls = selfSigned('IP:127.0.0.1');
  const made = await Promise.all(kinds.map((kind) => keysOf(kind, tls)));
  return {
    keys: made.flatMap(({ keys }) => keys),
    [Symbol.asyncDispose]: async () => {
      await Promise.all(made.map(({ close }) => close()));
    },
  };
}

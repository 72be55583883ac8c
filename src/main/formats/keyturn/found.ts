import { catalogue } from '../../../shared/catalogue/index.ts';
import { url } from '../../../shared/model/account.ts';
import { type CloudId, cloudId } from '../../../shared/model/cloud.ts';
import { type FoundKey, secretText } from '../found-key.ts';
import type { ExportContent, ExportedAccount, ExportedKey } from './content.ts';

/** A key of another vault, as an import takes it. */
export interface ExportedFind {
  readonly key: FoundKey;
  readonly periodDays: number | null;
  /** Which account of the file it is in: two of one name stay two. */
  readonly origin: string;
}

/** What an export holds for this program. */
export interface ExportedFinds {
  readonly finds: readonly ExportedFind[];
  /** Keys of platforms that this program does not know. */
  readonly passedOver: number;
}

const MAX_LABEL = 120;
const MAX_NOTE = 4000;

/** The keys of an export, in its order. What this program has no place for is left out. */
export function findsOf({ accounts }: Pick<ExportContent, 'accounts'>): ExportedFinds {
  let line = 0;
  let passedOver = 0;
  const finds = accounts.flatMap((account, index) => {
    const cloud = cloudId.safeParse(account.cloud);
    if (!cloud.success) {
      passedOver += account.keys.length;
      return [];
    }
    return account.keys.map((key): ExportedFind => {
      line += 1;
      return {
        key: foundKey(cloud.data, account, key, line),
        periodDays: key.periodDays,
        origin: `${index}`,
      };
    });
  });
  return { finds, passedOver };
}

function foundKey(cloud: CloudId, account: ExportedAccount, key: ExportedKey, line: number): FoundKey {
  const { sites, endpoints, fields } = catalogue[cloud];
  const named = (values: Readonly<Record<string, string>>, secret: boolean): [string, string][] =>
    Object.entries(values).filter(([name]) =>
      fields.some((field) => field.key === name && field.secret === secret),
    );
  return {
    ...{ cloud, sure: 'certain', alike: [], line, sheet: null },
    site: sites.some(({ id }) => id === account.site) ? account.site : null,
    label: key.label.slice(0, MAX_LABEL).trim(),
    fields: Object.fromEntries(named(key.fields, false)),
    secrets: Object.fromEntries(named(key.secrets, true).map(([name, text]) => [name, secretText(text)])),
    endpoints: Object.fromEntries(
      endpoints.flatMap(({ name }) => {
        const address = url.safeParse(account.endpoints[name]);
        return address.success ? [[name, address.data]] : [];
      }),
    ),
    about: {
      account: account.label,
      owner: account.owner,
      environment: account.environment,
      note: key.note.slice(0, MAX_NOTE) || null,
      tags: account.tags,
      createdAt: key.createdAt,
      expiresAt: key.expiresAt,
    },
    more: {
      // Whatever was about to take a place there, no rotation is under way here.
      state: key.state === 'candidate' ? 'active' : key.state,
      leadTimes: key.leadTimes,
      accountNote: account.note,
      accountPeriodDays: account.periodDays,
    },
  };
}

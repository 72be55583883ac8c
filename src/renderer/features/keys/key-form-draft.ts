import { catalogue } from '../../../shared/catalogue/index.ts';
import { pin } from '../../../shared/model/certificate.ts';
import { CLOUD_IDS, type CloudId, endpointName } from '../../../shared/model/cloud.ts';
import type { GuideName } from '../../../shared/model/guide.ts';
import { type AccountValues, PROXY_KINDS } from './account-values.ts';
import type { KeyFormValues } from './key-form-values.ts';

type Texts = Readonly<Record<string, string>>;

const ACCOUNT_TEXTS = [
  ...(['label', 'site', 'environment', 'owner', 'note', 'periodDays'] as const),
  ...(['proxy', 'proxyUser'] as const),
] as const;

/** What a draft of the key's form keeps in plain: names as `field.access_key_id` and `account.endpoint.sts`. */
export function textsOf(values: KeyFormValues, cloud: CloudId, kind?: string): Record<string, string> {
  const { account } = values;
  const texts = [
    ...(['label', 'accountId', 'note', 'periodDays', 'leadTimes'] as const).map(
      (name) => [name, values[name]] as const,
    ),
    ...Object.entries(values.fields).map(([name, text]) => [`field.${name}`, text] as const),
    ...ACCOUNT_TEXTS.map((name) => [`account.${name}`, account[name]] as const),
    ['account.proxyKind', account.proxyKind === 'vault' ? '' : account.proxyKind] as const,
    ['account.plainHttp', account.plainHttp ? 'yes' : ''] as const,
    [
      'account.pins',
      account.pins.map(({ host, fingerprint }) => `${host} ${fingerprint}`).join('\n'),
    ] as const,
    ...Object.entries(account.endpoints).map(([name, text]) => [`account.endpoint.${name}`, text] as const),
  ].filter(([, text]) => text !== undefined && text !== '');
  return { cloud, ...(kind === undefined ? {} : { kind }), ...Object.fromEntries(texts) };
}

/** Whether a person typed something worth keeping. */
export function isWorthKeeping(values: KeyFormValues): boolean {
  return [values.label, values.note, ...Object.values(values.fields)].some(
    (text) => (text ?? '').trim() !== '',
  );
}

/** The cloud that a draft is about; null where this version knows none of that name. */
export function cloudOf(texts: Texts): CloudId | null {
  return CLOUD_IDS.find((id) => id === texts.cloud) ?? null;
}

/** What a draft says of the way out, besides its texts. */
function wayOfDraft(
  account: Record<string, string>,
): Pick<AccountValues, 'proxyKind' | 'plainHttp' | 'pins'> {
  const pins = (account.pins ?? '').split('\n').flatMap((line) => {
    const [host, fingerprint] = line.split(' ');
    const read = pin.safeParse({ host, fingerprint });
    return read.success ? [read.data] : [];
  });
  return {
    proxyKind: PROXY_KINDS.find((kind) => kind === account.proxyKind) ?? 'vault',
    plainHttp: account.plainHttp === 'yes',
    pins,
  };
}

/** The form as it was left; `blank` fills in what the draft does not say. */
export function valuesOfDraft(texts: Texts, blank: KeyFormValues): KeyFormValues {
  const below = (prefix: string): Record<string, string> =>
    Object.fromEntries(
      Object.entries(texts)
        .filter(([name]) => name.startsWith(prefix))
        .map(([name, text]) => [name.slice(prefix.length), text]),
    );
  const account = below('account.');
  const kept: Partial<Record<keyof AccountValues, string>> = Object.fromEntries(
    ACCOUNT_TEXTS.filter((name) => account[name] !== undefined).map((name) => [name, account[name]]),
  );
  const endpoints = Object.fromEntries(
    endpointName.options.map((name) => [
      name,
      texts[`account.endpoint.${name}`] ?? blank.account.endpoints[name],
    ]),
  ) as AccountValues['endpoints'];
  return {
    label: texts.label ?? blank.label,
    accountId: texts.accountId ?? blank.accountId,
    note: texts.note ?? blank.note,
    periodDays: texts.periodDays ?? blank.periodDays,
    leadTimes: texts.leadTimes ?? blank.leadTimes,
    fields: { ...blank.fields, ...below('field.') },
    account: { ...blank.account, ...kept, ...wayOfDraft(account), endpoints },
  };
}

/** The place that a draft is about, as far as it says; what this version does not know is left to the platform's first. */
export function placeOf(texts: Texts): GuideName | null {
  const cloud = cloudOf(texts);
  return cloud === null ? null : placeIn(cloud, { kind: texts.kind, site: texts['account.site'] });
}

/** A place of this platform: the kind and the site where it has them, else its first ones. */
export function placeIn(
  cloud: CloudId,
  wanted: { readonly kind?: string | undefined; readonly site?: string | undefined } = {},
): GuideName {
  const { kinds, sites } = catalogue[cloud];
  const kind = kinds.find(({ id }) => id === wanted.kind) ?? kinds[0];
  const site = sites.find(({ id }) => id === wanted.site) ?? sites[0];
  return { cloud, kind: kind?.id ?? '', site: site?.id ?? '' };
}

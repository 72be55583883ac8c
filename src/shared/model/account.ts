import { z } from 'zod';
import { pin } from './certificate.ts';
import { cloudId, endpointName } from './cloud.ts';
import { accountId } from './ids.ts';

/** How long a key may live, in days. Ten years is a typing error, not a policy. */
export const periodDays = z.number().int().min(1).max(3650);

const shortText = z.string().trim().max(120);

/** An address as the person typed it; `main/clouds` decides whether its scheme is allowed. */
export const url = z
  .string()
  .trim()
  .max(500)
  .refine((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol));

const isProxy = (text: string): boolean =>
  URL.canParse(text) && /^(?:https?|socks5):$/.test(new URL(text).protocol) && new URL(text).hostname !== '';

const bare = (text: string): boolean => {
  const { username, password, pathname, search } = new URL(text);
  return username === '' && password === '' && search === '' && /^\/?$/.test(pathname);
};

/** `http`, `https` or `socks5://host:port` of a proxy. User and password are kept apart from it, never in it. */
export const proxyAddress = z
  .string()
  .trim()
  .max(500)
  .refine((text) => isProxy(text) && bare(text));

/** What a person can set on an account; everything but the cloud can change later. */
export const accountDraft = z
  .object({
    label: shortText.min(1),
    /** The partition or site, one of the catalogue's for this cloud. */
    site: z.string().max(40),
    environment: shortText.nullable(),
    owner: shortText.nullable(),
    note: z.string().max(4000),
    tags: z.array(shortText.min(1)).max(20).readonly(),
    /** Only the services whose address differs from the catalogue's. */
    endpoints: z.partialRecord(endpointName, url).readonly(),
    /** A proxy of its own, or `direct` for none; null: as the vault's network settings say. */
    proxy: z.union([z.literal('direct'), proxyAddress]).nullable(),
    /** Who signs in at the account's own proxy; the password is set apart from this. */
    proxyUser: shortText.min(1).nullable(),
    /** Certificates that a person compared and took, one an address. */
    pins: z.array(pin).max(20).readonly(),
    /** Consent to addresses without TLS; never asked for platforms whose keys travel as they are. */
    plainHttp: z.boolean(),
    /** Null: the vault's default policy holds. */
    periodDays: periodDays.nullable(),
  })
  .readonly();
export type AccountDraft = z.infer<typeof accountDraft>;

/** An account of which nothing is known beyond its name and site. */
export const BLANK_ACCOUNT = {
  environment: null,
  owner: null,
  note: '',
  tags: [],
  endpoints: {},
  proxy: null,
  proxyUser: null,
  pins: [],
  plainHttp: false,
  periodDays: null,
} as const satisfies Omit<AccountDraft, 'label' | 'site'>;

/** One principal in one cloud: who the keys belong to. */
export const account = z
  .object({
    id: accountId,
    cloud: cloudId,
    ...accountDraft.unwrap().shape,
    // What was entered before proxies were looked at more closely must not make a vault unreadable.
    proxy: z.union([z.literal('direct'), z.string().max(500).refine(isProxy)]).nullable(),
    /** Whether a password for the account's own proxy is held. */
    hasProxyPassword: z.boolean(),
  })
  .readonly();
export type Account = z.infer<typeof account>;

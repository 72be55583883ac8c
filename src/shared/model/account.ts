import { z } from 'zod';
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
    /** `http://host:port` of a proxy, without user or password; null means a direct connection. */
    proxy: url.nullable(),
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
  periodDays: null,
} as const satisfies Omit<AccountDraft, 'label' | 'site'>;

/** One principal in one cloud: who the keys belong to. */
export const account = z.object({ id: accountId, cloud: cloudId, ...accountDraft.unwrap().shape }).readonly();
export type Account = z.infer<typeof account>;

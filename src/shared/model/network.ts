import { z } from 'zod';
import { proxyAddress } from './account.ts';
import { authority } from './certificate.ts';

/** Who signs in at a proxy. */
export const proxyUser = z.string().trim().min(1).max(120);
/** Confidential: sealed and dropped. */
export const proxyPassword = z.string().min(1).max(500);

const isScriptPlace = (text: string): boolean => {
  const { protocol, username, password, hostname } = new URL(text);
  if (username !== '' || password !== '') return false;
  // Windows takes a file of another computer for a share and signs in there.
  return protocol === 'file:' ? hostname === '' : /^(?:https?|data):$/.test(protocol);
};

/** Where the script of a proxy configuration lies; neither a user in it nor a file of another computer. */
export const pacUrl = z
  .string()
  .trim()
  .max(2000)
  .refine((text) => URL.canParse(text) && isScriptPlace(text));

/**
 * An address that is reached without the proxy: `host`, `*.domain` or `.domain`, `10.0.0.0/8`, each with `:port` where
 * only that is meant, or `<local>` for names without a dot.
 */
export const bypassRule = z
  .string()
  .trim()
  .max(253)
  .regex(/^(?:<local>|[^\s,;<>]+)$/);

const systemProxy = z.object({ kind: z.literal('system') });
const noProxy = z.object({ kind: z.literal('direct') });
const pacProxy = z.object({ kind: z.literal('pac'), url: pacUrl });
const fixedProxy = z.object({
  kind: z.literal('fixed'),
  url: proxyAddress,
  user: proxyUser.nullable(),
});

/** The vault's way out, without its password. `system`: as this computer says. */
export const proxyChoice = z.discriminatedUnion('kind', [systemProxy, noProxy, pacProxy, fixedProxy]);
export type ProxyChoice = z.infer<typeof proxyChoice>;

/** What is kept of a vault's network settings. */
export const networkChoices = z
  .object({ proxy: proxyChoice, bypass: z.array(bypassRule).max(200).readonly() })
  .readonly();
export type NetworkChoices = z.infer<typeof networkChoices>;

export const DEFAULT_NETWORK: NetworkChoices = { proxy: { kind: 'system' }, bypass: [] };

/** How the calls of a vault leave this computer, as people see it. The password is never shown. */
export const networkSettings = z
  .object({
    proxy: z.discriminatedUnion('kind', [
      systemProxy,
      noProxy,
      pacProxy,
      fixedProxy.extend({ hasPassword: z.boolean() }),
    ]),
    bypass: networkChoices.unwrap().shape.bypass,
    authorities: z.array(authority).readonly(),
  })
  .readonly();
export type NetworkSettings = z.infer<typeof networkSettings>;

/** What becomes of the password of a proxy. `set` is confidential. */
export const passwordChange = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('keep') }),
  z.object({ kind: z.literal('set'), value: proxyPassword }),
  z.object({ kind: z.literal('remove') }),
]);
export type PasswordChange = z.infer<typeof passwordChange>;

/** Where a decision on the way out was found. */
export const WAY_REASONS = [
  /** The account's own proxy, or its `direct`. */
  'account',
  /** The vault's fixed proxy or script, or its `direct`. */
  'vault',
  /** A bypass rule of the vault. */
  'bypass',
  /** The system's settings: a proxy, a script, or none. */
  'system',
  /** An exception that the system's settings make. */
  'system-bypass',
  /** This computer itself is never reached through a proxy. */
  'loopback',
] as const;
export type WayReason = (typeof WAY_REASONS)[number];

/** Whose settings the system's answer came from. */
export const PROXY_SOURCES = ['environment', 'gnome', 'kde', 'macos', 'windows'] as const;
export type ProxySource = (typeof PROXY_SOURCES)[number];

/** The way that one address takes right now, and why. */
export const wayOut = z
  .object({
    /** The host that is asked, with its port where that is not 443. */
    host: z.string(),
    /** Proxies in the order in which they are tried, as `scheme://host:port`; `direct` is none. Empty where `failure` is set. */
    ways: z.array(z.string()).readonly(),
    because: z.enum(WAY_REASONS),
    /** For `system` and `system-bypass`; null where no setting was found. */
    source: z.enum(PROXY_SOURCES).nullable(),
    /** The variable, rule or script that decided, without a password. */
    detail: z.string().max(2000).nullable(),
    /** Why no way could be found: `PAC_UNREACHABLE` and its like. */
    failure: z.string().max(100).nullable(),
  })
  .readonly();
export type WayOut = z.infer<typeof wayOut>;

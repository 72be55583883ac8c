import { z } from 'zod';
import { account } from '../../model/account.ts';
import { authority, pin } from '../../model/certificate.ts';
import { accountId, ticketId } from '../../model/ids.ts';
import { networkChoices, networkSettings, passwordChange, wayOut } from '../../model/network.ts';
import { reachReport, reachRun, reachTarget } from '../../model/reach.ts';

const nothing = z.object({}).strict();
const done = z.object({}).strict();

/** Proxies, authorities, pinned certificates, and whether an address can be reached. */
export const networkChannels = {
  'network.get': { input: nothing, output: networkSettings, gate: 'unlocked' },
  /** `keep` holds for the same address and user alone: another proxy never gets this one's password. */
  'network.save': {
    input: z.object({
      ...networkChoices.unwrap().shape,
      password: passwordChange.default({ kind: 'keep' }),
    }),
    output: networkSettings,
    gate: 'unlocked',
  },
  /** From a dropped or picked file, or as text in PEM. Throws `certificate-unreadable`, `conflict` for one that is there. */
  'network.addAuthority': {
    input: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('ticket'), ticket: ticketId }),
      z.object({ kind: z.literal('text'), text: z.string().max(200_000) }),
    ]),
    output: z.array(authority),
    gate: 'unlocked',
    presence: true,
  },
  /** Opens the system's file dialog for a certificate; null when it was closed. */
  'network.pickAuthority': {
    input: nothing,
    output: z.object({ ticket: ticketId }).nullable(),
    gate: 'unlocked',
  },
  'network.removeAuthority': {
    input: z.object({ id: authority.unwrap().shape.id }),
    output: networkSettings,
    gate: 'unlocked',
  },
  /** The ways that an account's addresses take right now; with null those of every account, each host once. */
  'network.see': {
    input: z.object({ accountId: accountId.nullable().default(null) }),
    output: z.array(wayOut),
    gate: 'unlocked',
  },
  /** Resolves once it is over. `reach.changed` tells of each step, `reach.get` what was found so far. */
  'reach.test': {
    input: z.object({ run: reachRun, target: reachTarget }),
    output: reachReport,
    gate: 'unlocked',
  },
  /** Throws `not-found` for a test that is not under way. */
  'reach.get': { input: z.object({ run: reachRun }), output: reachReport, gate: 'unlocked' },
  'reach.stop': { input: z.object({ run: reachRun }), output: done, gate: 'unlocked' },
  /** Takes this certificate, and no other, from one of the account's addresses. Throws `invalid-input` for a foreign one. */
  'accounts.pin': {
    input: z.object({ id: accountId, pin }),
    output: account,
    gate: 'unlocked',
    presence: true,
  },
  'accounts.unpin': {
    input: z.object({ id: accountId, host: pin.unwrap().shape.host }),
    output: account,
    gate: 'unlocked',
  },
  /** The password for the account's own proxy; null forgets it. Another address or user forgets it too. */
  'accounts.setProxyPassword': {
    input: z.object({ id: accountId, password: z.string().min(1).max(500).nullable() }),
    output: account,
    gate: 'unlocked',
  },
} as const;

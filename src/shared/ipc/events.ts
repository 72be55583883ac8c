import type { MenuCommand } from '../commands.ts';
import type { CredentialId } from '../model/ids.ts';
import type { RotationId } from '../model/rotation.ts';

/** Names of what main tells the renderer, alone here so that the preload bundles nothing else. */
export const EVENTS = [
  'vault.changed',
  'credentials.changed',
  'rotations.changed',
  'verification.changed',
  'backups.changed',
  'reminders.changed',
  'place.changed',
  'digest.changed',
  'network.changed',
  'reach.changed',
  'consumers.changed',
  'look.changed',
  'handOuts.changed',
  'broker.changed',
  'handOver.changed',
  'clipboard.armed',
  'clipboard.cleared',
  'preferences.changed',
  'updates.changed',
  'menu.command',
  'window.renewing',
] as const;

export type EventName = (typeof EVENTS)[number];

/** Events carry ids and instants only; the store asks again for the rest. */
export interface EventPayloads {
  /** The vault was created, unlocked, locked, or changed as a whole by another process. */
  readonly 'vault.changed': Record<string, never>;
  /** These keys changed; an empty list means any of them. */
  readonly 'credentials.changed': { readonly ids: readonly CredentialId[] };
  /** These rotations moved on, or wait for a person. */
  readonly 'rotations.changed': { readonly ids: readonly RotationId[] };
  /** A run over many keys began, is further on, or ended. */
  readonly 'verification.changed': Record<string, never>;
  /** A backup was made or failed, or the places where they go changed. */
  readonly 'backups.changed': Record<string, never>;
  /** What is due, or snoozed, is another. */
  readonly 'reminders.changed': Record<string, never>;
  /** A place to land at waits to be taken. */
  readonly 'place.changed': Record<string, never>;
  /** A digest was sent or failed, or where and when it goes changed. */
  readonly 'digest.changed': Record<string, never>;
  /** The vault's way out, or an authority that it trusts, is another. */
  readonly 'network.changed': Record<string, never>;
  /** A test of addresses came one step further. */
  readonly 'reach.changed': { readonly run: string };
  /** Where keys lie, or how a place stands, is another. */
  readonly 'consumers.changed': Record<string, never>;
  /** A look around is further on, or ended. */
  readonly 'look.changed': Record<string, never>;
  /** A key left the vault. */
  readonly 'handOuts.changed': Record<string, never>;
  /** A program waits for a word or waits no more, a word was given or taken back, or the place to ask at is another. */
  readonly 'broker.changed': Record<string, never>;
  /** A request was made or used, a key was sealed for somebody, or an acknowledgement came. */
  readonly 'handOver.changed': Record<string, never>;
  readonly 'clipboard.armed': { readonly clearsAt: number };
  /** `taken`: somebody else's text was there and was left alone. */
  readonly 'clipboard.cleared': { readonly reason: 'cleared' | 'taken' };
  readonly 'preferences.changed': Record<string, never>;
  /** A newer version was looked for, found, or came nearer. */
  readonly 'updates.changed': Record<string, never>;
  readonly 'menu.command': { readonly command: MenuCommand };
  /** The vault is being locked, and the window is about to load its page anew: what is shown can go at once. */
  readonly 'window.renewing': Record<string, never>;
}

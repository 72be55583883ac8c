import { z } from 'zod';

/** Crockford base32, lower case: no letter that is read as another one. 16 characters are 80 random bits. */
export const ID_ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

const id = z.string().regex(/^[0-9a-hjkmnp-tv-z]{16}$/);

export const accountId = id.brand<'AccountId'>();
export type AccountId = z.infer<typeof accountId>;

export const credentialId = id.brand<'CredentialId'>();
export type CredentialId = z.infer<typeof credentialId>;

/** A one-time handle to a file or a parse that main keeps; the renderer never holds a path. */
export const ticketId = id.brand<'TicketId'>();
export type TicketId = z.infer<typeof ticketId>;

/**
 * `read`: a small text file for an import. `backup`: a file of any size that is there. `save`: a file to be written.
 * `folder`: one that is there.
 */
export type TicketKind = 'read' | 'backup' | 'save' | 'folder';

/** Milliseconds since 1970-01-01 UTC, as every instant in Keyturn. */
export const instant = z.number().int();

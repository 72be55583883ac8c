import { createDecipheriv, createHash, createHmac, pbkdf2, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { z } from 'zod';
import { deriveArgon2 } from './derive.ts';
import type { ManagerEntry, ManagerTask } from './entry.ts';
import { MANAGER_LIMITS, ManagerError, requireFewMarks } from './limits.ts';

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '');

/** An export under a password of its own: https://bitwarden.com/help/encrypted-export/ */
const lockedExport = z.object({
  encrypted: z.literal(true),
  passwordProtected: z.literal(true),
  salt: z.string().max(1000),
  /** 0: PBKDF2 with SHA-256. 1: Argon2id, whose salt is the SHA-256 of this one. */
  kdfType: z.union([z.literal(0), z.literal(1)]),
  kdfIterations: z.number().int().min(1),
  /** In MiB. */
  kdfMemory: z.number().int().min(1).nullish(),
  kdfParallelism: z.number().int().min(1).nullish(),
  encKeyValidation_DO_NOT_EDIT: z.string(),
  data: z.string(),
});

const item = z.object({
  name: text,
  notes: text,
  folderId: z.string().nullish(),
  collectionIds: z.array(z.string()).nullish(),
  deletedDate: z.string().nullish(),
  fields: z.array(z.object({ name: text, value: text })).nullish(),
  login: z
    .object({ username: text, password: text, uris: z.array(z.object({ uri: text })).nullish() })
    .nullish(),
});

const named = z.array(z.object({ id: z.string(), name: text })).nullish();

/** An export in clear: https://bitwarden.com/help/condition-bitwarden-import/ shows one. */
const openExport = z.object({
  encrypted: z.literal(false),
  folders: named,
  collections: named,
  items: z.array(item).max(MANAGER_LIMITS.entries),
});

/**
 * The entries of an export of Bitwarden in JSON, in clear or under a password of its own; one that is bound to an account
 * can be opened by that account alone. Throws ManagerError.
 */
export async function readBitwarden({ bytes, password }: ManagerTask): Promise<ManagerEntry[]> {
  const found = parsed(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  const clear = openExport.safeParse(found);
  if (clear.success) return entriesOf(clear.data);
  const locked = lockedExport.safeParse(found);
  if (!locked.success) throw new ManagerError('unreadable');
  if (password === null) throw new ManagerError('locked');
  const opened = openExport.safeParse(parsed(await unlock(locked.data, password)));
  if (!opened.success) throw new ManagerError('unreadable');
  return entriesOf(opened.data);
}

function parsed(json: Buffer): unknown {
  requireFewMarks(json, 'json');
  try {
    return JSON.parse(json.toString('utf8').replace(/^\uFEFF/, ''));
  } catch {
    throw new ManagerError('unreadable');
  }
}

async function unlock(found: z.infer<typeof lockedExport>, password: string): Promise<Buffer> {
  const master = await masterKey(found, password);
  const keyFor = (use: 'enc' | 'mac'): Buffer => hkdfExpand(master, use);
  const [encKey, macKey] = [keyFor('enc'), keyFor('mac')];
  try {
    if (decrypted(found.encKeyValidation_DO_NOT_EDIT, encKey, macKey) === null) {
      throw new ManagerError('password');
    }
    const plain = decrypted(found.data, encKey, macKey);
    if (plain === null) throw new ManagerError('unreadable');
    return plain;
  } finally {
    for (const key of [master, encKey, macKey]) key.fill(0);
  }
}

async function masterKey(found: z.infer<typeof lockedExport>, password: string): Promise<Buffer> {
  const { kdfIterations: iterations, kdfMemory, kdfParallelism: parallelism } = found;
  if (found.kdfType === 0) {
    if (iterations > MANAGER_LIMITS.pbkdf2Iterations) throw new ManagerError('too-large');
    return promisify(pbkdf2)(password, found.salt, iterations, 32, 'sha256');
  }
  if (kdfMemory == null || parallelism == null) throw new ManagerError('unreadable');
  const salt = createHash('sha256').update(found.salt, 'utf8').digest();
  const cost = { type: 2, version: 0x13, memoryKiB: kdfMemory * 1024, iterations, parallelism } as const;
  return deriveArgon2(password, salt, { ...cost, length: 32 });
}

/** HKDF's second step alone: the master key counts as the pseudorandom key already. One block is all that is asked. */
function hkdfExpand(key: Buffer, info: string): Buffer {
  return createHmac('sha256', key).update(info, 'utf8').update(Buffer.of(1)).digest();
}

/** Type 2 of Bitwarden's encrypted texts: `2.iv|ciphertext|mac`, AES-256-CBC and HMAC-SHA-256. Null where the MAC is another. */
function decrypted(sealed: string, encKey: Buffer, macKey: Buffer): Buffer | null {
  const parts = /^2\.([A-Za-z0-9+/=]+)\|([A-Za-z0-9+/=]+)\|([A-Za-z0-9+/=]+)$/.exec(sealed);
  if (parts === null) throw new ManagerError('unreadable');
  const [iv, data, mac] = parts.slice(1).map((part) => Buffer.from(part, 'base64'));
  if (iv?.length !== 16 || data === undefined || mac === undefined) throw new ManagerError('unreadable');
  const wanted = createHmac('sha256', macKey).update(iv).update(data).digest();
  if (mac.length !== wanted.length || !timingSafeEqual(mac, wanted)) return null;
  const cipher = createDecipheriv('aes-256-cbc', encKey, iv);
  try {
    return Buffer.concat([cipher.update(data), cipher.final()]);
  } catch {
    throw new ManagerError('unreadable');
  }
}

function entriesOf({ items, folders, collections }: z.infer<typeof openExport>): ManagerEntry[] {
  const names = new Map([...(folders ?? []), ...(collections ?? [])].map(({ id, name }) => [id, name]));
  return items
    .filter(({ deletedDate }) => deletedDate == null)
    .map(({ name, notes, folderId, collectionIds, fields, login }) => {
      const group = names.get(folderId ?? collectionIds?.[0] ?? '');
      return {
        title: name,
        groups: group === undefined ? [] : group.split('/'),
        username: login?.username ?? '',
        password: login?.password ?? '',
        url: (login?.uris ?? []).map(({ uri }) => uri).join('\n'),
        notes,
        fields: fields ?? [],
        tags: [],
      };
    });
}

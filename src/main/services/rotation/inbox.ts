import { join } from 'node:path';
import { z } from 'zod';
import type { RotationId } from '../../../shared/model/rotation.ts';
import type { CreatedKey } from '../../clouds/cloud.ts';
import type { Files } from '../../ports/files.ts';
import type { Random } from '../../ports/random.ts';
import { decrypt, encrypt } from '../../vault/aead.ts';
import { encodeFields } from '../../vault/encoding.ts';

/** An answer to a request to create, as it was taken out of an inbox. */
export interface Answer {
  readonly publicId: string;
  readonly secret: string;
  readonly createdAt: number | null;
}

/** Bytes of an inbox. An answer has a few hundred; the rest is room that is there before it is needed. */
const SIZE = 8192;
const KEY_BYTES = 32;
/** The first byte of an inbox that holds an answer, then its length in four bytes, then nonce, ciphertext and tag. */
const FORMAT = 1;
const HEAD_BYTES = 5;

const answer = z.object({ publicId: z.string(), secret: z.string(), createdAt: z.number().nullable() });

const folderOf = (vaultFolder: string): string => join(vaultFolder, 'inbox');
const pathOf = (vaultFolder: string, id: RotationId): string => join(folderOf(vaultFolder), id);

const aad = (vaultId: string, id: RotationId): Buffer => encodeFields(['keyturn/inbox', '1', vaultId, id]);

/** The files in which answers wait until the vault can take them, one a rotation. */
export interface Inboxes {
  /** Makes the file, full-sized and flushed, with nothing in it. Gives the one-time key that its answer will have. */
  prepare(id: RotationId): Promise<Buffer>;
  /** Encrypts an answer into a block for the file. */
  seal(vaultId: string, id: RotationId, key: Buffer, created: CreatedKey): Buffer;
  /** Writes a block over what is there. Needs no room on the disk that the file does not have. */
  write(id: RotationId, block: Buffer): Promise<void>;
  /** The answer in a block, or null where there is none that this key opens. */
  open(vaultId: string, id: RotationId, key: Buffer, block: Buffer): Answer | null;
  /** The block as it is on the disk; null where it is gone. */
  read(id: RotationId): Promise<Buffer | null>;
  remove(id: RotationId): Promise<void>;
  /** Removes all files but those of these rotations. */
  sweep(keep: ReadonlySet<string>): Promise<void>;
}

export function createInboxes(deps: {
  readonly files: Files;
  readonly random: Random;
  readonly folder: string;
}): Inboxes {
  const { files, random, folder } = deps;

  return {
    async prepare(id) {
      await files.makeFolder(folderOf(folder), 0o700);
      // Random, since some file systems keep no room for zeroes.
      const empty = random.bytes(SIZE);
      empty[0] = 0;
      await files.writeFlushed(pathOf(folder, id), empty, 0o600);
      await files.flushFolder(folderOf(folder));
      await files.flushFolder(folder);
      return random.bytes(KEY_BYTES);
    },

    seal(vaultId, id, key, { publicId, secret, createdAt }) {
      const plain = Buffer.from(
        JSON.stringify({ publicId, secret: secret.reveal(), createdAt } satisfies Answer),
      );
      const sealed = encrypt(random, key, plain, aad(vaultId, id));
      plain.fill(0);
      const block = Buffer.alloc(SIZE);
      block[0] = FORMAT;
      block.writeUInt32BE(sealed.length, 1);
      sealed.copy(block, HEAD_BYTES);
      return block;
    },

    write: (id, block) => files.overwriteFlushed(pathOf(folder, id), block),

    open(vaultId, id, key, block) {
      if (block[0] !== FORMAT || block.length < HEAD_BYTES) return null;
      const length = block.readUInt32BE(1);
      if (length > block.length - HEAD_BYTES) return null;
      const plain = decrypt(key, block.subarray(HEAD_BYTES, HEAD_BYTES + length), aad(vaultId, id));
      if (plain === null) return null;
      try {
        return answer.parse(JSON.parse(plain.toString('utf8')));
      } finally {
        plain.fill(0);
      }
    },

    async read(id) {
      if ((await files.facts(pathOf(folder, id))) === null) return null;
      return files.read(pathOf(folder, id), SIZE);
    },

    remove: (id) => files.remove(pathOf(folder, id)),

    async sweep(keep) {
      if ((await files.facts(folderOf(folder))) === null) return;
      for (const name of await files.list(folderOf(folder))) {
        if (!keep.has(name)) await files.remove(join(folderOf(folder), name));
      }
    },
  };
}

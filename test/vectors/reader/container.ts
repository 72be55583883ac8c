import { canonical, hmac256, sha256 } from './primitives.ts';

interface Part {
  readonly bytes: number;
  readonly sha256: string;
}

export interface Manifest {
  readonly format: string;
  readonly vaultId: string;
  readonly madeAt: number;
  readonly schema: number;
  readonly audit: { readonly count: number; readonly head: string };
  readonly device: string;
  readonly header: Part;
  readonly database: Part;
  readonly mac: string;
}

const MAGIC = 'KEYTURN BACKUP\r\n';
const SUM = 32;

/** Section "Backups": the parts of a container, their checksums checked. */
export function takeApart(file: Buffer): { manifest: Manifest; header: Buffer; database: Buffer } {
  const covered = file.subarray(0, -SUM);
  if (!sha256(covered).equals(file.subarray(-SUM))) throw new Error('The checksum is wrong');
  if (file.toString('latin1', 0, MAGIC.length) !== MAGIC) throw new Error('No backup');
  if (file.readUInt32BE(MAGIC.length) !== 1) throw new Error('Another version');
  const start = MAGIC.length + 8;
  const end = start + file.readUInt32BE(MAGIC.length + 4);
  const manifest: Manifest = JSON.parse(file.toString('utf8', start, end));
  const header = covered.subarray(end, end + manifest.header.bytes);
  const database = covered.subarray(end + manifest.header.bytes);
  for (const [part, said] of [
    [header, manifest.header],
    [database, manifest.database],
  ] as const) {
    if (part.length !== said.bytes || sha256(part).toString('hex') !== said.sha256) {
      throw new Error('A part is not the one that the manifest names');
    }
  }
  return { manifest, header, database };
}

/** Throws when the manifest was not written by somebody with the vault key. */
export function checkManifest({ mac, ...content }: Manifest, headerKey: Buffer): void {
  if (hmac256(headerKey, `keyturn/backup/1\n${canonical(content)}`).toString('hex') !== mac) {
    throw new Error('The manifest’s MAC is wrong');
  }
}

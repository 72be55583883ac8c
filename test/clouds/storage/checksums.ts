import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { Refusal } from './model.ts';

const digest = (algorithm: string) => (bytes: Buffer) => createHash(algorithm).update(bytes).digest('base64');

function crc32Base64(bytes: Buffer): string {
  const out = Buffer.alloc(4);
  out.writeUInt32BE(crc32(bytes));
  return out.toString('base64');
}

const CHECKSUMS: Readonly<Record<string, (bytes: Buffer) => string>> = {
  'x-amz-checksum-crc32': crc32Base64,
  'x-amz-checksum-sha1': digest('sha1'),
  'x-amz-checksum-sha256': digest('sha256'),
};

/** Holds a body to every checksum that came with it, in headers or a trailer. */
export function checkBody(bytes: Buffer, headers: Readonly<Record<string, string>>): void {
  const md5 = headers['content-md5'];
  if (md5 !== undefined && md5 !== digest('md5')(bytes)) {
    throw new Refusal('BadDigest', 400, 'The Content-MD5 you specified did not match what we received.');
  }
  for (const [name, value] of Object.entries(headers)) {
    if (!/^x-amz-checksum-(?!algorithm$|type$|mode$)/.test(name)) continue;
    const compute = CHECKSUMS[name];
    if (compute === undefined) throw new Refusal('NotImplemented', 501, `${name} is not implemented.`);
    if (compute(bytes) !== value) {
      throw new Refusal('BadDigest', 400, `The ${name} you specified did not match the calculated checksum.`);
    }
  }
}

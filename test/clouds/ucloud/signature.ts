import { createHash } from 'node:crypto';
import { sameText } from '../shared/encode.ts';

/**
 * Whether `Signature` is that of the other parameters and a private key: docs.ucloud.cn, "Signature". In byte order of the
 * names, which the vendor's text calls ascending.
 */
export function signatureFits(params: ReadonlyMap<string, string>, privateKey: string): boolean {
  const hash = createHash('sha1');
  const names = [...params.keys()].filter((name) => name !== 'Signature');
  for (const name of names.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))) {
    hash.update(name).update(params.get(name) ?? '');
  }
  return sameText(hash.update(privateKey).digest('hex'), params.get('Signature') ?? '');
}

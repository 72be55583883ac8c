import { createDecipheriv } from 'node:crypto';

/** AesKey in util/secret.go of tencentyun/coscli, filled with zeros to 16 bytes as it does: known to everybody. */
const KEY = Buffer.concat([Buffer.from('coscli-secret')], 16);
const BLOCK = 16;

/** Whether coscli takes a text for an encoded one: anything in base64 that comes to whole blocks. */
export function looksEncoded(text: string): boolean {
  if (text === '' || !/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text))
    return false;
  return Buffer.from(text, 'base64').length % BLOCK === 0;
}

/**
 * What coscli keeps in an encoded text (AES-128-ECB, filled with zeros, in base64); null for one that is none. That is
 * no encryption, as its key is in every copy of coscli, and so it is read and never written.
 */
export function decoded(text: string): string | null {
  if (!looksEncoded(text)) return null;
  const decipher = createDecipheriv('aes-128-ecb', KEY, null).setAutoPadding(false);
  const bytes = Buffer.concat([decipher.update(text, 'base64'), decipher.final()]);
  const plain = bytes.toString('latin1').replace(/\0+$/, '');
  return /^[\x21-\x7e]+$/.test(plain) ? plain : null;
}

/** By what something sealed is opened. */
export type OpensBy = { readonly identity: string } | { readonly password: string };

/** How opening ended. `other`: it is sealed for another key or password. `damaged`: it is not whole. */
export type OpenedLetter =
  | { readonly kind: 'opened'; readonly plain: Uint8Array }
  | { readonly kind: 'other' | 'damaged' };

/** Opens what was sealed in the age format, in the thread that asks. Never rejects. */
export async function openedBy(bytes: Uint8Array, by: OpensBy): Promise<OpenedLetter> {
  const { Decrypter } = await import('age-encryption');
  const decrypter = new Decrypter();
  try {
    if ('password' in by) decrypter.addPassphrase(by.password);
    else decrypter.addIdentity(by.identity);
    return { kind: 'opened', plain: await decrypter.decrypt(bytes) };
  } catch (error) {
    // The library's words for a key or a password that is another one; anything else is damage.
    const other = error instanceof Error && error.message.startsWith('no identity matched');
    return { kind: other ? 'other' : 'damaged' };
  }
}

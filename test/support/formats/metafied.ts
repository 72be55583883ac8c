/** Bytes as zsh writes them to its history: those from 0x83 to 0xa2 are two (Src/utils.c, `metafy`). */
export function metafied(bytes: Uint8Array): Buffer {
  return Buffer.from(
    [...bytes].flatMap((byte) => (byte >= 0x83 && byte <= 0xa2 ? [0x83, byte ^ 0x20] : [byte])),
  );
}

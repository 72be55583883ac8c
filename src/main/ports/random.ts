/** The only source of randomness: cryptographically strong outside of tests. */
export interface Random {
  bytes(count: number): Buffer;
}

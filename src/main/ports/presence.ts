import type { SystemProof } from '../../shared/model/vault.ts';

/** The operating system's own way to tell whether its owner sits in front of it. */
export interface Presence {
  /** What it offers now; a lid that is closed can take it away. */
  kind(): SystemProof;
  /** Asks for the proof under this reason; false when it was refused or closed. Never throws. */
  prove(reason: 'unlock' | 'confirm'): Promise<boolean>;
}

/** A system that cannot tell. */
export const NO_SYSTEM_PROOF: Presence = { kind: () => 'none', prove: async () => false };

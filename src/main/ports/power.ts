/** `away`: the screen was locked, or another person took over the session. */
export type PowerEvent = 'suspend' | 'resume' | 'away' | 'shutdown';

/** What the computer says about whether somebody is there. */
export interface Power {
  /** Seconds since the last key press or pointer move anywhere on the computer. */
  idleSeconds(): number;
  /** The returned function ends the subscription. */
  subscribe(listener: (event: PowerEvent) => void): () => void;
}

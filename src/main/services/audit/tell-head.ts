import type { Clock } from '../../ports/clock.ts';
import type { HeadSink } from '../../ports/head-sink.ts';
import type { Logger } from '../../ports/logger.ts';

/** A head, and of which vault. */
export interface HeadFacts {
  readonly vaultId: string;
  readonly count: number;
  /** 64 hex digits. */
  readonly head: string;
}

/** Tells heads to the place that the settings name. */
export interface HeadTeller {
  /** Never throws and never waits longer than the place's patience: a failure is logged and remembered. */
  tell(kind: 'none' | 'syslog' | 'file', facts: HeadFacts): Promise<void>;
  /** Whether the last one could not be told. */
  failed(): boolean;
  /** The file that `file` appends to. */
  readonly file: string;
}

/** The line that is written: what `keyturn audit verify --head` takes stands after `head=`. */
export function headLine(at: number, { vaultId, count, head }: HeadFacts): string {
  return `${new Date(at).toISOString()} vault=${vaultId} head=${count}:${head}`;
}

export function createHeadTeller(deps: {
  readonly sink: HeadSink;
  readonly clock: Clock;
  readonly logger: Logger;
}): HeadTeller {
  const { sink, clock, logger } = deps;
  let failed = false;
  return {
    file: sink.file,
    failed: () => failed,
    async tell(kind, facts) {
      if (kind === 'none') return;
      try {
        await sink.append(kind, headLine(clock.now(), facts));
        failed = false;
      } catch {
        failed = true;
        logger.warn('audit.head-not-told', { sink: kind });
      }
    },
  };
}

import type { FileKind } from '../../../shared/model/consumer.ts';
import type { Around, FileKindSpec } from '../../formats/files/file-kind.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Programs } from '../../ports/programs.ts';
import type { Random } from '../../ports/random.ts';
import type { DeviceId } from '../device-id.ts';
import type { Events } from '../events.ts';
import type { Imports } from '../import/index.ts';
import type { UserFiles } from '../user-files/index.ts';
import type { VaultSession } from '../vault-session.ts';

export interface ConsumersDeps {
  readonly session: Pick<VaultSession, 'vault'>;
  readonly events: Pick<Events, 'emit'>;
  readonly clock: Pick<Clock, 'now' | 'monotonic'>;
  readonly random: Random;
  readonly userFiles: Pick<UserFiles, 'open' | 'rewrite'>;
  readonly programs: Programs;
  readonly imports: Pick<Imports, 'placeOf'>;
  readonly kinds: readonly FileKindSpec[];
  readonly kindOf: (id: FileKind) => FileKindSpec;
  readonly deviceId: Pick<DeviceId, 'get'>;
  readonly deviceName: string;
  /** Where tools keep their files; null where nobody says. */
  readonly around: Around | null;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Whether a line in a tool's file can name this program, in place of a key. */
  readonly canBeNamed: boolean;
}

/** What seeing and serving places work with besides: one run of the service's programs can be ended as a whole. */
export interface Workshop extends ConsumersDeps {
  /** Aborted at lock. */
  readonly stopping: () => AbortSignal;
}

import { join } from 'node:path';
import type { ParsedInput } from '../../../shared/ipc/contract.ts';
import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import type { BackupVersion, BucketKey, BucketPlace } from '../../../shared/model/backup.ts';
import type { TicketId } from '../../../shared/model/ids.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Files } from '../../ports/files.ts';
import type { Random } from '../../ports/random.ts';
import { copyFolder } from '../../vault/copies/list.ts';
import {
  type Actor,
  type BackupFacts,
  openBackup,
  openCopy,
  type Unpacked,
  type VaultPorts,
  type WayIn,
} from '../../vault/index.ts';
import type { Backups, DescribedBucket } from '../backup/index.ts';
import { createShelf } from '../import/shelf.ts';
import type { PlaceTickets } from '../tickets.ts';

export type Source = ParsedInput<'restore.open'>['source'];

/** A bucket as a person describes it, on a computer that need not have a vault. */
export interface Description {
  readonly place: BucketPlace;
  readonly key: BucketKey;
}

export interface SourcesDeps {
  readonly ports: VaultPorts & { readonly files: Files; readonly random: Random; readonly clock: Clock };
  readonly folder: string;
  readonly actor: Actor;
  readonly places: PlaceTickets;
  readonly backups: Pick<Backups, 'fetch'>;
  readonly describe: (bucket: Description, signal: AbortSignal) => DescribedBucket;
}

/** A source that is at hand: what is left is to open it, which may be tried again. */
export interface AtHand {
  open(by: WayIn): Promise<Unpacked<BackupFacts>>;
}

/** Where backups come from. */
export interface Sources {
  /** Throws as `BackupPlace.versions`. */
  listBucket(bucket: Description): Promise<{ ticket: TicketId; versions: BackupVersion[] }>;
  /** Brings a source below `scratch`. Throws `ticket-expired`, `not-found`, `vault-locked`, and as `BackupPlace.get`. */
  bring(source: Source, scratch: string): Promise<AtHand>;
  /** Gives up what is under way, and forgets the keys that were typed. */
  clear(): void;
}

export function createSources({ ports, folder, actor, places, backups, describe }: SourcesDeps): Sources {
  const { files } = ports;
  let stop = new AbortController();
  const shelf = createShelf<Description>(ports);

  const inBucket = async <T>(
    bucket: Description,
    ask: (opened: DescribedBucket) => Promise<T>,
  ): Promise<T> => {
    const opened = describe(bucket, stop.signal);
    try {
      return await ask(opened);
    } finally {
      opened.close();
    }
  };

  const fetched = async (bytes: Uint8Array, scratch: string): Promise<string> => {
    const file = join(scratch, 'fetched');
    await files.writeFlushed(file, bytes, 0o600);
    return file;
  };

  const fileOf = async (source: Exclude<Source, { kind: 'copy' }>, scratch: string): Promise<string> => {
    switch (source.kind) {
      case 'file':
        return places.pathOf(source.ticket, 'backup');
      case 'bucket': {
        const bucket = shelf.get(source.ticket);
        if (bucket === undefined) throw new KeyturnError('ticket-expired');
        const bytes = await inBucket(bucket, (opened) => opened.get(source.name, source.version));
        return fetched(bytes, scratch);
      }
      case 'target':
        return fetched(await backups.fetch(source.id, source.name, source.version), scratch);
    }
  };

  return {
    async listBucket(bucket) {
      const versions = await inBucket(bucket, (opened) => opened.versions());
      return { ticket: shelf.put(bucket), versions };
    },
    async bring(source, scratch) {
      if (source.kind === 'copy') {
        const copy = await copyFolder(ports, folder, source.name);
        return { open: (by) => openCopy(ports, { copy, scratch, by, actor }) };
      }
      const file = await fileOf(source, scratch);
      return { open: (by) => openBackup(ports, { file, scratch, by, actor }) };
    },
    clear() {
      stop.abort(new KeyturnError('vault-locked'));
      stop = new AbortController();
      shelf.clear();
    },
  };
}

/** A backup as it lies at a place. */
export interface LyingBackup {
  readonly name: string;
  /** The server's version id where the bucket keeps versions. */
  readonly version: string | null;
  readonly at: number;
  readonly bytes: number;
}

/** The longest backup that is read back, in bytes; as the container's own limit. */
export const MOST_BACKUP_BYTES = 2 ** 30;

/**
 * Where backups go. Every method throws KeyturnError `target-unreachable`, `target-refused` (a param `reason` or
 * `vendorCode` says why), `target-gone`, `target-clock`, and the signal's reason once the vault is being locked.
 */
export interface BackupPlace {
  /** What a small write, read and removal tell; nothing of it stays. */
  probe(): Promise<{ readonly conditionalWrites: boolean; readonly versioning: boolean }>;
  /** Stores whole or not at all, and never over something else: throws `backup-conflict`. */
  put(name: string, bytes: Uint8Array): Promise<void>;
  /** Throws `backup-missing`, `backup-damaged`. */
  get(name: string, version: string | null): Promise<Uint8Array>;
  /** What is there now. */
  list(): Promise<readonly LyingBackup[]>;
  /** The same with every version that the server keeps and tells of, the newest first. */
  versions(): Promise<readonly LyingBackup[]>;
  /** No error where it is gone already. */
  remove(name: string): Promise<void>;
}

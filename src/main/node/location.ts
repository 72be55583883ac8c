import type { Files } from '../ports/files.ts';

/** What is known of a path before it is judged. */
export interface LocationFacts {
  /** Links followed; on Windows with mapped drives as `\\server\share`. */
  readonly path: string;
  /** The type of the file system it lies on, as the system names it; null where that could not be had. */
  readonly fileSystem: string | null;
  /** Names of the entries, of all folders above it, that sync clients leave in the root of what they sync. */
  readonly markers: readonly string[];
}

// Types of /proc/self/mountinfo and of macOS's `mount`. A FUSE file system counts only when its name is known here:
// encrypted containers and foreign disks are FUSE too, and local.
const NETWORK_TYPES = new Set(
  `nfs nfs4 cifs smb smb2 smb3 smbfs ncpfs afs afpfs webdav davfs ftp 9p virtiofs vboxsf vmhgfs prl_fs ceph lustre
   gfs gfs2 ocfs2 gpfs beegfs glusterfs orangefs pvfs2 coda acfs macfuse_sshfs`.split(/\s+/),
);
const NETWORK_FUSE =
  /^fuse\.(sshfs|rclone|s3fs|s3ql|goofys|mount-s3|gcsfuse|blobfuse2?|ossfs2?|cosfs|obsfs|juicefs|davfs2?|curlftpfs|smbnetfs|gvfsd-fuse|kio-fuse|glusterfs|ceph|ceph-fuse|moosefs|mfs|lizardfs|beegfs|seadrive|onedriver|google-drive-ocamlfuse|vmhgfs-fuse|portal)$/i;

// The folder names that sync clients give to what they sync, as one whole segment of a path.
const SYNCED_SEGMENT = new RegExp(
  `^(${[
    'Dropbox( \\(.+\\))?',
    'OneDrive( ?- ?.+)?',
    'Google ?Drive( ?- ?.+)?',
    'iCloud ?Drive',
    'Mobile Documents',
    'CloudStorage',
    'Box( Sync|-Box)',
    'pCloud ?(Drive|Sync)',
    'MEGA ?sync( Downloads)?',
    'Nextcloud\\d*',
    'ownCloud',
    'Seafile',
    'SeaDrive',
    'SynologyDrive',
    'Yandex\\.Disk',
    'Nutstore( Files)?',
    '我的坚果云',
    '坚果云',
    'BaiduSyncdisk',
    'BaiduNetdiskWorkspace',
    '百度网盘同步空间',
    '百度云同步盘',
    '阿里云盘(同步)?',
    'aDrive',
    '腾讯微云',
    'Weiyun',
    'WPS ?云盘',
    'WPS ?Drive',
    'WPS Cloud Files',
    '天翼云盘同步盘?',
    '115同步盘?',
  ].join('|')})$`,
  'iu',
);

/** Entries that sync clients leave in the root of what they sync. */
export const SYNC_MARKERS: readonly string[] = [
  '.dropbox',
  '.dropbox.cache',
  '.stfolder',
  '.sync',
  '.nextcloudsync.log',
  '.owncloudsync.log',
  '.csync_journal.db',
  '.nutstore',
  '.SynologyWorkingDirectory',
];

/**
 * Where a folder really lies. On a network file system SQLite's locks and shared memory cannot be trusted, and a sync
 * client replaces the file under an open database and leaves conflicting copies of it.
 */
export function classifyLocation(facts: LocationFacts): Awaited<ReturnType<Files['location']>> {
  if (facts.path.startsWith('\\\\') && !/^\\\\[?.]\\[A-Z]:/i.test(facts.path)) return 'network';
  const type = facts.fileSystem?.toLowerCase() ?? '';
  if (NETWORK_TYPES.has(type) || NETWORK_FUSE.test(type)) return 'network';
  if (facts.markers.length > 0) return 'synced';
  return facts.path.split(/[/\\]/).some((segment) => SYNCED_SEGMENT.test(segment)) ? 'synced' : 'local';
}

/** The mount that a path lies on: the one with the longest path above it, the later of two alike. */
export function mountOf<T extends { readonly at: string }>(path: string, mounts: readonly T[]): T | null {
  const above = (at: string) => at === '/' || path === at || path.startsWith(`${at}/`);
  return mounts.reduce<T | null>(
    (best, mount) => (above(mount.at) && mount.at.length >= (best?.at.length ?? 0) ? mount : best),
    null,
  );
}

/** Linux's `/proc/self/mountinfo` (proc(5)): the fifth field is the path, the type follows a lone hyphen. */
export function parseMountInfo(text: string): { readonly at: string; readonly type: string }[] {
  return text.split('\n').flatMap((line) => {
    const [before, after] = line.split(' - ');
    const at = before?.split(' ')[4];
    const type = after?.split(' ')[0];
    if (at === undefined || type === undefined) return [];
    return [
      { at: at.replace(/\\(\d{3})/g, (_, octal) => String.fromCharCode(Number.parseInt(octal, 8))), type },
    ];
  });
}

/** macOS's `mount`: `device on /path (type, options)`. */
export function parseMountCommand(text: string): { readonly at: string; readonly type: string }[] {
  return [...text.matchAll(/^.+? on (\/.*) \((\w+)[,)]/gm)].flatMap(([, at, type]) =>
    at === undefined || type === undefined ? [] : [{ at, type }],
  );
}

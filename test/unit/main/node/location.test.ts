import { describe, expect, it } from 'vitest';
import {
  classifyLocation,
  mountOf,
  parseMountCommand,
  parseMountInfo,
} from '../../../../src/main/node/location.ts';

const at = (path: string, fileSystem: string | null = null, markers: readonly string[] = []) =>
  classifyLocation({ path, fileSystem, markers });

describe('a location', () => {
  it.each([
    'ext4',
    'btrfs',
    'xfs',
    'overlay',
    'tmpfs',
    'apfs',
    'fuseblk',
    'fuse.gocryptfs',
    'fuse.mergerfs',
    null,
  ])('on %s is local', (type) => {
    expect(at('/home/li/.config/Keyturn/vault', type)).toBe('local');
  });

  it.each([
    'nfs',
    'nfs4',
    'cifs',
    'smb3',
    'smbfs',
    '9p',
    'afpfs',
    'webdav',
    'fuse.sshfs',
    'fuse.rclone',
    'fuse.ossfs',
    'ceph',
  ])('on %s is on the network', (type) => {
    expect(at('/home/li/vault', type)).toBe('network');
  });

  it('on a Windows share is on the network, on a long local path it is not', () => {
    expect(at('\\\\server\\share\\vault')).toBe('network');
    expect(at('\\\\?\\UNC\\server\\share\\vault')).toBe('network');
    expect(at('\\\\?\\C:\\Users\\li\\vault')).toBe('local');
    expect(at('C:\\Users\\li\\vault')).toBe('local');
  });

  it.each([
    '/home/li/Dropbox/vault',
    '/home/li/Dropbox (Personal)/vault',
    'C:\\Users\\li\\OneDrive\\Documents\\vault',
    'C:\\Users\\li\\OneDrive - Example Ltd\\vault',
    '/Users/li/Library/Mobile Documents/com~apple~CloudDocs/vault',
    '/Users/li/Library/CloudStorage/GoogleDrive-li@example.com/My Drive/vault',
    'C:\\Users\\li\\iCloudDrive\\vault',
    'D:\\Nutstore\\1\\vault',
    '/home/li/Nutstore Files/vault',
    'D:\\我的坚果云\\vault',
    'D:\\BaiduSyncdisk\\vault',
    'D:\\BaiduNetdiskWorkspace\\vault',
    'D:\\阿里云盘\\vault',
    'D:\\WPS云盘\\vault',
    '/home/li/Nextcloud/vault',
  ])('%s is synced', (path) => {
    expect(at(path)).toBe('synced');
  });

  it.each([
    '/home/li/dropbox-keys/vault',
    '/srv/mydrive/box/vault',
    '/home/li/mega/vault',
    '/home/li/Sync/vault',
  ])('%s is local: the name alone says too little', (path) => {
    expect(at(path)).toBe('local');
  });

  it('with a sync client’s mark above it is synced', () => {
    expect(at('/home/li/notes/vault', 'ext4', ['/home/li/notes/.stfolder'])).toBe('synced');
  });
});

describe('the mounts', () => {
  const linux = `36 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
40 36 0:35 / /mnt/team\\040share rw - cifs //server/share rw
41 40 0:36 / /mnt/team\\040share/inner rw master:1 - ext4 /dev/sdb rw
42 36 0:37 / /mnt/team rw - nfs4 server:/team rw
`;

  it('of Linux are read with their escapes, and the nearest counts', () => {
    const mounts = parseMountInfo(linux);
    const typeOf = (path: string) => mountOf(path, mounts)?.type;
    expect(typeOf('/home/li')).toBe('ext4');
    expect(typeOf('/mnt/team share/vault')).toBe('cifs');
    expect(typeOf('/mnt/team share/inner/vault')).toBe('ext4');
    expect(typeOf('/mnt/team')).toBe('nfs4');
    expect(typeOf('/mnt/teams/vault')).toBe('ext4');
    expect(mountOf('/home', [])).toBeNull();
  });

  it('of macOS are read from what its command prints', () => {
    const mounts = parseMountCommand(`/dev/disk3s1s1 on / (apfs, sealed, local, read-only)
/dev/disk3s5 on /System/Volumes/Data (apfs, local, journaled)
//li@server/team on /Volumes/team (one) (smbfs, nodev, nosuid, mounted by li)
map auto_home on /System/Volumes/Data/home (autofs, automounted)
`);
    expect(mountOf('/Volumes/team (one)/vault', mounts)?.type).toBe('smbfs');
    expect(mountOf('/Users/li', mounts)?.type).toBe('apfs');
  });
});

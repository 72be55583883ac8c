import { expect, it } from 'vitest';
import type { Around } from '../../../../../../src/main/formats/files/file-kind.ts';
import { fileKindOf } from '../../../../../../src/main/formats/files/index.ts';
import type { FileKind } from '../../../../../../src/shared/model/consumer.ts';

const linux: Around = { platform: 'linux', home: '/home/mia', env: {} };
const windows: Around = {
  platform: 'win32',
  home: 'C:\\Users\\mia',
  env: { APPDATA: 'C:\\Users\\mia\\AppData\\Roaming' },
};
const places = (kind: FileKind, around: Around, env: Around['env'] = {}) =>
  fileKindOf(kind).places({ ...around, env: { ...around.env, ...env } });

it('looks where the tool looks, on each system', () => {
  expect(places('aws-credentials', linux)).toEqual(['/home/mia/.aws/credentials']);
  expect(places('aws-config', windows)).toEqual(['C:\\Users\\mia\\.aws\\config']);
  expect(places('tencentcloud-credentials', linux)).toEqual([
    '/home/mia/.tencentcloud/credentials',
    '/etc/tencentcloud/credentials',
  ]);
  expect(places('tencentcloud-credentials', windows)).toEqual(['C:\\Users\\mia\\.tencentcloud\\credentials']);
  expect(places('rclone', windows)).toEqual([
    'C:\\Users\\mia\\AppData\\Roaming\\rclone\\rclone.conf',
    'C:\\Users\\mia\\.config\\rclone\\rclone.conf',
    'C:\\Users\\mia\\.rclone.conf',
  ]);
  expect(places('s3cmd', windows)[0]).toBe('C:\\Users\\mia\\AppData\\Roaming\\s3cmd.ini');
  expect(places('s3cmd', { ...linux, platform: 'darwin' })).toEqual(['/home/mia/.s3cfg']);
});

it.each([
  ['aws-credentials', 'AWS_SHARED_CREDENTIALS_FILE'],
  ['aws-config', 'AWS_CONFIG_FILE'],
  ['alibabacloud-credentials', 'ALIBABA_CLOUD_CREDENTIALS_FILE'],
  ['ossutil', 'OSSUTIL_CONFIG_FILE'],
  ['tencentcloud-credentials', 'TENCENTCLOUD_CREDENTIALS_FILE'],
  ['huaweicloud-credentials', 'HUAWEICLOUD_SDK_CREDENTIALS_FILE'],
  ['rclone', 'RCLONE_CONFIG'],
  ['s3cmd', 'S3CMD_CONFIG'],
  ['boto', 'BOTO_CONFIG'],
  ['passwd-s3fs', 'AWS_CREDENTIAL_FILE'],
] as const)('%s: $%s comes first', (kind, name) => {
  expect(places(kind, linux, { [name]: '/srv/keys' })[0]).toBe('/srv/keys');
  expect(places(kind, linux, { [name]: '~/keys' })[0]).toBe('/home/mia/keys');
  const usual = places(kind, linux);
  for (const path of ['', 'keys', './keys', '~other/keys'])
    expect(places(kind, linux, { [name]: path })).toEqual(usual);
});

it('takes each path of a list, and none twice', () => {
  expect(places('boto', linux, { BOTO_PATH: '/a:/b:relative:/home/mia/.boto' })).toEqual([
    ...['/a', '/b', '/home/mia/.boto', '/etc/boto.cfg'],
  ]);
  expect(places('boto', windows, { BOTO_PATH: 'D:\\a;D:\\b' }).slice(0, 2)).toEqual(['D:\\a', 'D:\\b']);
  expect(places('rclone', linux, { XDG_CONFIG_HOME: '/home/mia/.config' })).toEqual([
    '/home/mia/.config/rclone/rclone.conf',
    '/home/mia/.rclone.conf',
  ]);
});

import { devNull } from 'node:os';
import { describe, expect, it } from 'vitest';
import { filesAside } from '../../../../src/cli/exec/aside.ts';
import { fakeIo } from '../../../support/cli/fake-io.ts';

const CREDENTIALS = '/home/li/.aws/credentials';
const CONFIG = '/home/li/.aws/config';

const asideOf = (texts: Readonly<Record<string, string>>, env: Readonly<Record<string, string>> = {}) => {
  const files = Object.fromEntries(
    Object.entries(texts).map(([path, text]) => [path, { text, mode: 0o600 }]),
  );
  return filesAside('aws-container', fakeIo({ files, env: { HOME: '/home/li', ...env } }).io);
};

describe('the files of AWS', () => {
  it('stay where they say no key for the usual profile', async () => {
    const none = { variables: {}, files: [] };
    expect(await asideOf({})).toEqual(none);
    const config =
      '[default]\nregion = eu-west-1\n[profile work]\nsso_session = s\n[sso-session s]\nsso_region = x\n';
    const credentials = '[work]\naws_access_key_id = a\n';
    expect(await asideOf({ [CONFIG]: config, [CREDENTIALS]: credentials })).toEqual(none);
  });

  it.each([
    '[default]\naws_access_key_id = a\naws_secret_access_key = b\n',
    '[work]\r\nregion = x\r\n\r\n[ default ]\r\nAWS_ACCESS_KEY_ID=a\r\n',
    '[profile default]\ncredential_process = /bin/x\n',
    '["default"]\nrole_arn = a\nsource_profile = b\n',
    '[default]\nregion = x\n[other]\na = b\n[default]\nsso_session = s\n',
  ])('are not read where they say one: %j', async (text) => {
    expect(await asideOf({ [CONFIG]: text })).toEqual({
      variables: { AWS_CONFIG_FILE: devNull },
      files: [CONFIG],
    });
    expect(
      await asideOf({ '/own': text, [CREDENTIALS]: '' }, { AWS_SHARED_CREDENTIALS_FILE: '/own' }),
    ).toEqual({
      variables: { AWS_SHARED_CREDENTIALS_FILE: devNull },
      files: ['/own'],
    });
  });
});

it('has the SDKs of Alibaba Cloud pass over profiles', async () => {
  const { variables, files } = await filesAside('aliyun-uri', fakeIo().io);
  expect(variables).toMatchObject({ ALIBABA_CLOUD_CLI_PROFILE_DISABLED: 'true' });
  expect(files).toEqual([]);
});

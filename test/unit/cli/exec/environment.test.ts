import { expect, it } from 'vitest';
import { environmentFor } from '../../../../src/cli/exec/environment.ts';

const of = (
  env: Record<string, string>,
  variables: Record<string, string>,
  platform: NodeJS.Platform = 'linux',
) => environmentFor(env, variables, platform);

it('adds the variables, and leaves what has nothing to do with them', () => {
  const env = { PATH: '/bin', HOME: '/home/li', AWS_REGION: 'eu-west-1', TENCENTCLOUD_TOKEN: 't' };
  expect(of(env, { AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b' })).toEqual({
    env: { ...env, AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b' },
    taken: [],
  });
});

it('keeps what is Keyturn’s own from the program, and does not speak of it', () => {
  const env = { KEYTURN_HOME: '/vault', KEYTURN_STATE: '/state', PATH: '/bin' };
  expect(of(env, {})).toEqual({ env: { PATH: '/bin' }, taken: [] });
});

it.each([
  [
    { AWS_ACCESS_KEY_ID: 'a' },
    ['AWS_PROFILE', 'AWS_SESSION_TOKEN', 'AWS_DEFAULT_PROFILE', 'AWS_SECRET_ACCESS_KEY'],
  ],
  [{ ALIBABA_CLOUD_ACCESS_KEY_ID: 'a' }, ['ALIBABA_CLOUD_PROFILE', 'ALIBABA_CLOUD_SECURITY_TOKEN']],
  [{ OSS_ACCESS_KEY_ID: 'a' }, ['OSS_SESSION_TOKEN']],
  [{ TENCENTCLOUD_SECRET_ID: 'a' }, ['TENCENTCLOUD_SECRET_KEY', 'TCCLI_PROFILE']],
  [{ HUAWEICLOUD_SDK_AK: 'a' }, ['HUAWEICLOUD_SDK_SK', 'HUAWEICLOUD_SDK_SECURITY_TOKEN']],
  [{ ARM_CLIENT_ID: 'a' }, ['ARM_CLIENT_CERTIFICATE_PATH', 'ARM_CLIENT_SECRET']],
  [
    { AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://127.0.0.1:1/' },
    ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_PROFILE', 'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI'],
  ],
  [
    { ALIBABA_CLOUD_CREDENTIALS_URI: 'http://127.0.0.1:1/' },
    ['ALICLOUD_ACCESS_KEY_ID', 'ALIBABA_CLOUD_PROFILE'],
  ],
])('with %j takes away what would be read in its place', (variables, rivals) => {
  const env = Object.fromEntries([...rivals, 'PATH'].map((name) => [name, 'old']));
  expect(of(env, variables)).toEqual({ env: { PATH: 'old', ...variables }, taken: rivals.toSorted() });
});

it('does not take away what it sets itself, and speaks of no empty variable', () => {
  const env = { AWS_SESSION_TOKEN: 'old', AWS_PROFILE: '' };
  const variables = { AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b', AWS_SESSION_TOKEN: 'c' };
  expect(of(env, variables)).toEqual({ env: variables, taken: [] });
});

it('knows no case where the system knows none', () => {
  const env = { Path: 'C:\\', aws_profile: 'old', Aws_Access_Key_Id: 'old', Keyturn_Home: 'x' };
  expect(of(env, { AWS_ACCESS_KEY_ID: 'a' }, 'win32')).toEqual({
    env: { Path: 'C:\\', AWS_ACCESS_KEY_ID: 'a' },
    taken: ['aws_profile'],
  });
  expect(of({ aws_profile: 'old' }, { AWS_ACCESS_KEY_ID: 'a' }).taken).toEqual([]);
});

import { expect, it } from 'vitest';
import { fieldOf } from '../../../src/shared/catalogue/index.ts';
import type { ErrorCode, ErrorParams } from '../../../src/shared/ipc/envelope.ts';
import { todoOf } from '../../../src/shared/model/verification.ts';
import { unusableField } from '../../../src/shared/unusable-field.ts';

const error = (params: ErrorParams, code: ErrorCode = 'invalid-input') => ({ code, params });

it('is called what its platform calls it', () => {
  expect(unusableField('zstack', error({ field: 'server_timezone' }))?.en).toBe('Server time zone');
  expect(unusableField('zstack', error({ field: 'endpoint' }))).toBeNull();
  expect(unusableField('aws', error({}))).toBeNull();
  expect(unusableField('zstack', error({ field: 'server_timezone' }, 'missing-fields'))).toBeNull();
});

it('is a matter of the entry, and an address of the account', () => {
  const todo = (field: string) => todoOf({ kind: 'error', error: error({ field }) });
  expect([todo('server_timezone'), todo('endpoint')]).toEqual(['correct', 'address']);
});

it.each([
  ...['Asia/Shanghai', 'America/Argentina/Buenos_Aires', 'Etc/GMT-8', '+08:00', 'GMT+8', 'UTC+08:00'],
  ...['CST', 'PRC', 'UTC'],
])('of a server’s zone takes %s', (zone) => {
  expect(zone).toMatch(fieldOf('zstack', 'server_timezone')?.format ?? /never/);
});

it.each(['Beijing', '北京', 'Asia', 'UTC+8 Beijing', 'China Standard Time'])(
  'of a server’s zone warns of %s',
  (zone) => {
    expect(zone).not.toMatch(fieldOf('zstack', 'server_timezone')?.format ?? /./);
  },
);

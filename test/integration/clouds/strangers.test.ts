import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Http } from '../../../src/main/clouds/http/http.ts';
import { clouds } from '../../../src/main/clouds/registry.ts';
import { apsaraKind } from '../../clouds/apsara/kind.ts';
import { cloudpodsKind } from '../../clouds/cloudpods/kind.ts';
import { ecloudKind } from '../../clouds/ecloud/kind.ts';
import { zstackKind } from '../../clouds/zstack/kind.ts';
import { failureOf, testHttp } from './support.ts';
import { contextAt, openedKey } from './verify-suite.ts';

const HTML = '<!DOCTYPE html><html><body>Sign in to the guest network</body></html>';

let server: Server;
let http: Http;
let url = '';
let asked = 0;
let said = { status: 200, type: 'text/html', body: HTML };
beforeAll(async () => {
  http = testHttp();
  server = createServer((_request, response) => {
    asked += 1;
    response.writeHead(said.status, { 'content-type': said.type }).end(said.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port');
  url = `http://127.0.0.1:${address.port}`;
});
afterAll(async () => {
  await http.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

describe.each([ecloudKind, zstackKind, apsaraKind, cloudpodsKind])('$cloud at something else', (kind) => {
  const verify = () => {
    const secrets = { secret_key: 'a-secret', access_key_secret: 'a-secret' };
    const key = { publicId: 'Zs0Example1234567890', fields: { region_id: 'cn-env-1' }, secrets };
    const site = kind.cloud === 'ecloud' ? 'china' : 'private';
    const at = { endpoints: { api: url }, site };
    const opened = openedKey(kind, { ...key, stored: {} as never });
    return failureOf(clouds[kind.cloud].verify(opened, contextAt(kind, at, key, { http })));
  };

  it.each([
    [200, 'text/html', HTML],
    [401, 'text/html', HTML],
    [403, 'text/html', '<html>Forbidden by the company</html>'],
    [404, 'application/json', '{"message":"no Route matched"}'],
    [403, 'application/json', '{"code":403,"message":"Forbidden by the company"}'],
    [200, 'application/json', '{"hello":"world"}'],
    [200, 'application/json', '{"broken'],
    [200, 'application/json', 'null'],
    [200, 'text/plain', ''],
    [302, 'text/html', ''],
  ])('tells of %i %s %s, and asks once', async (status, type, body) => {
    said = { status, type, body };
    asked = 0;
    expect(await verify()).toMatchObject({ kind: 'wrong-endpoint', httpStatus: status });
    expect(asked).toBe(1);
  });

  it.each([
    [502, 'unexpected'],
    [429, 'throttled'],
  ])('takes %i of a proxy for what it is', async (status, expected) => {
    said = { status, type: 'text/html', body: HTML };
    expect((await verify()).kind).toBe(expected);
  });
});

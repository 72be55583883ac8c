import { createServer } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { clouds } from '../../../src/main/clouds/registry.ts';
import type { CloudId } from '../../../src/shared/model/cloud.ts';
import type { CloudFailure } from '../../../src/shared/model/failure.ts';
import { startAliyunCloud, startAwsCloud } from '../../clouds/index.ts';
import { contextFor, failureOf, keyOf, testHttp } from './support.ts';

const cleanUps: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

const key = keyOf({ publicId: 'AKIAIOSFODNN7EXAMPLE', secret: 'secret' });

function verifyAt(cloud: CloudId, url: string): Promise<CloudFailure> {
  const http = testHttp();
  cleanUps.push(() => http.close());
  return failureOf(clouds[cloud].verify(key, contextFor(cloud, url, { http })));
}

/** Something at the address that is not the service. */
async function stranger(status: number, type: string, body: string): Promise<string> {
  const server = createServer((_request, response) => {
    response.writeHead(status, { 'content-type': type }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  cleanUps.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port');
  return `http://127.0.0.1:${address.port}`;
}

const HTML = '<!DOCTYPE html><html><body>Welcome to nginx!</body></html>';
const EMPTY_XML = '<?xml version="1.0"?><GetCallerIdentityResponse><x/></GetCallerIdentityResponse>';

describe.each(['aws', 'aliyun', 'huawei', 'tencent'] as const)('%s at something else', (cloud) => {
  it.each([
    [200, 'text/html', HTML],
    [404, 'text/html', HTML],
    [400, 'text/html', 'The plain HTTP request was sent to HTTPS port'],
    [403, 'text/html', '<html>Forbidden by the company</html>'],
    [200, 'application/json', '{"hello":"world"}'],
    [404, 'application/json', '{"message":"no Route matched"}'],
    [200, 'application/json', '{"broken'],
    [200, 'text/xml', EMPTY_XML],
    [200, 'text/plain', ''],
    [200, 'application/json', '"text"'],
    [200, 'application/json', 'null'],
  ])('answers %i %s %s', async (status, type, body) => {
    const failure = await verifyAt(cloud, await stranger(status, type, body));
    expect(failure).toMatchObject({ kind: 'wrong-endpoint', httpStatus: status });
  });

  it('takes a gateway that is down for an error of the server', async () => {
    const failure = await verifyAt(cloud, await stranger(502, 'text/html', '<html>Bad Gateway</html>'));
    expect(failure).toMatchObject({ kind: 'unexpected', httpStatus: 502 });
  });

  it('takes a gateway that is busy for throttling', async () => {
    const failure = await verifyAt(cloud, await stranger(429, 'text/html', HTML));
    expect(failure).toMatchObject({ kind: 'throttled', httpStatus: 429 });
  });
});

describe('each cloud at the other one', () => {
  it('is told that the address is wrong', async () => {
    const [aws, aliyun] = [await startAwsCloud(), await startAliyunCloud()];
    cleanUps.push(
      () => aws.close(),
      () => aliyun.close(),
    );
    expect((await verifyAt('aws', aliyun.url)).kind).toBe('wrong-endpoint');
    expect((await verifyAt('aliyun', aws.url)).kind).toBe('wrong-endpoint');
  });
});

describe('an error of Alibaba Cloud in an answer of status 200', () => {
  it('is read by its code', async () => {
    const body = '{"Code":"InvalidAccessKeyId.NotFound","Message":"x","RequestId":"R-1"}';
    const failure = await verifyAt('aliyun', await stranger(200, 'application/json', body));
    expect(failure).toMatchObject({ kind: 'unknown-key', requestId: 'R-1' });
  });
});

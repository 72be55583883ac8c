import tls from 'node:tls';
import { ConfidentialClientApplication } from '@azure/msal-node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { azure } from '../../../src/main/clouds/azure/azure.ts';
import type { HttpRequest } from '../../../src/main/clouds/http/http.ts';
import { type AzureStandIn, azureKind, startAzure } from '../../clouds/azure/kind.ts';
import { selfSigned } from '../../clouds/shared/certificate.ts';
import type { TypedKey } from '../../clouds/stand-in.ts';
import { testHttp } from './support.ts';
import { contextAt, openedKey } from './verify-suite.ts';

const SCOPE = 'https://graph.microsoft.com/.default';

let there: AzureStandIn;
let key: TypedKey;
const trusted = tls.getCACertificates('default');

beforeAll(async () => {
  const certificate = selfSigned('IP:127.0.0.1');
  // MSAL speaks https alone, by the fetch of Node, which has no other way to be told of an authority.
  tls.setDefaultCACertificates([...trusted, certificate.cert]);
  there = await startAzure({ tls: certificate });
  key = there.newKey();
});

afterAll(async () => {
  await there.close();
  tls.setDefaultCACertificates(trusted);
});

/** MSAL as it comes, told only where its authority is. */
const msal = (secret: string, clientId = key.publicId) => {
  const { host } = new URL(there.url);
  return new ConfidentialClientApplication({
    auth: {
      clientId,
      clientSecret: secret,
      authority: `${there.url}/${there.directory.tenantId}`,
      knownAuthorities: [host],
    },
    system: { loggerOptions: { loggerCallback: () => undefined } },
  });
};
const secretOf = (typed: TypedKey) => typed.secrets.client_secret ?? '';

describe('MSAL, as it comes', () => {
  it('is answered', async () => {
    const result = await msal(secretOf(key)).acquireTokenByClientCredential({ scopes: [SCOPE] });
    expect(result).toMatchObject({ tokenType: 'Bearer', fromCache: false });
    expect(result?.accessToken.split('.')).toHaveLength(3);
  });

  it('is refused with another secret or id', async () => {
    const wrong = msal(secretOf(there.withWrongSecret(key)));
    await expect(wrong.acquireTokenByClientCredential({ scopes: [SCOPE] })).rejects.toMatchObject({
      errorCode: 'invalid_client',
      errorMessage: expect.stringContaining('AADSTS7000215'),
    });
    const unknown = msal(secretOf(key), there.withUnknownId(key).publicId);
    await expect(unknown.acquireTokenByClientCredential({ scopes: [SCOPE] })).rejects.toMatchObject({
      errorCode: 'unauthorized_client',
    });
  });
});

describe('our request beside MSAL’s', () => {
  it('asks the same of the same address', async () => {
    const theirs: { url: string; form: URLSearchParams }[] = [];
    const application = new ConfidentialClientApplication({
      auth: {
        clientId: key.publicId,
        clientSecret: secretOf(key),
        authority: `${there.url}/${there.directory.tenantId}`,
        knownAuthorities: [new URL(there.url).host],
      },
      system: {
        networkClient: {
          sendGetRequestAsync: async (url) => {
            const answer = await fetch(url);
            return { headers: {}, body: await answer.json(), status: answer.status };
          },
          sendPostRequestAsync: async (url, options) => {
            theirs.push({ url, form: new URLSearchParams(options?.body) });
            const answer = await fetch(url, { method: 'POST', body: options?.body ?? '' });
            return { headers: {}, body: await answer.json(), status: answer.status };
          },
        },
      },
    });
    await application.acquireTokenByClientCredential({ scopes: [SCOPE] });

    const ours: HttpRequest[] = [];
    const http = testHttp();
    const recording = {
      ...http,
      exchange: (request: HttpRequest) => {
        ours.push(request);
        throw new Error('Seen');
      },
    };
    const ctx = contextAt(azureKind, there, key, { http: recording });
    await expect(azure.verify(openedKey(azureKind, key), ctx)).rejects.toThrow('Seen');
    await http.close();

    const [request, recorded] = [ours[0], theirs[0]];
    const form = new URLSearchParams(String(request?.body));
    const url = new URL(recorded?.url ?? '');
    expect(request?.url.pathname).toBe(url.pathname);
    expect(form.get('scope')).toBe(SCOPE);
    // MSAL adds scopes that concern people who sign in, and its telemetry.
    expect(recorded?.form.get('scope')?.split(' ')).toContain(SCOPE);
    for (const name of ['grant_type', 'client_id', 'client_secret']) {
      expect(form.get(name), name).toBe(recorded?.form.get(name));
    }
    expect([...form.keys()].sort()).toEqual(['client_id', 'client_secret', 'grant_type', 'scope']);
  });
});

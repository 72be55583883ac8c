import { JWT } from 'google-auth-library';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readPrivateKey } from '../../../src/main/clouds/gcp/private-key.ts';
import { signedAssertion } from '../../../src/main/clouds/gcp/signer.ts';
import { type GcpStandIn, startGcp } from '../../clouds/gcp/kind.ts';
import type { TypedKey } from '../../clouds/stand-in.ts';

const SCOPE = 'https://www.googleapis.com/auth/cloud-platform';

let there: GcpStandIn;
let key: TypedKey;
/** The forms that the library posted. */
let posted: URLSearchParams[];

beforeAll(async () => {
  there = await startGcp();
  key = there.newKey();
});
beforeEach(() => {
  posted = [];
});
afterAll(() => there.close());

/** The library as it comes. It posts to Google's one address, which only its own interceptors can turn elsewhere. */
function clientOf({ publicId, fields, secrets }: TypedKey): JWT {
  const { client_email = '' } = fields;
  const { private_key = '' } = secrets;
  const client = new JWT({ scopes: [SCOPE] });
  client.fromJSON({ type: 'service_account', private_key_id: publicId, client_email, private_key });
  client.transporter.interceptors.request.add({
    resolved: async (options) => {
      const url = new URL(String(options.url));
      expect(url.origin).toBe('https://oauth2.googleapis.com');
      posted.push(new URLSearchParams(String(options.body ?? options.data)));
      options.url = new URL(url.pathname, there.url);
      return options;
    },
  });
  return client;
}

describe('google-auth-library, as it comes', () => {
  it('is answered', async () => {
    const { access_token } = await clientOf(key).authorize();
    expect(access_token).toMatch(/^ya29\./);
  });

  it('is refused with another key or id', async () => {
    for (const wrong of [there.withWrongSecret(key), there.withUnknownId(key)]) {
      await expect(clientOf(wrong).authorize()).rejects.toThrow('invalid_grant: Invalid JWT Signature.');
    }
  });

  it('signs what we sign', async () => {
    await clientOf(key).authorize();
    const theirs = partsOf(posted[0]?.get('assertion'));
    const { aud, scope, iat } = theirs.claims;
    const privateKey = readPrivateKey({ reveal: () => key.secrets.private_key ?? '' });
    const asserted = { email: key.fields.client_email ?? '', keyId: key.publicId, audience: aud, scope };
    const ours = partsOf(signedAssertion({ ...asserted, now: iat * 1000 }, privateKey));
    expect(posted[0]?.get('grant_type')).toBe('urn:ietf:params:oauth:grant-type:jwt-bearer');
    expect([aud, scope]).toEqual(['https://oauth2.googleapis.com/token', SCOPE]);
    expect(ours.claims).toEqual(theirs.claims);
    // Google's documentation asks for the type and the id as well, which the library leaves out.
    expect(ours.header).toEqual({ ...theirs.header, typ: 'JWT', kid: key.publicId });
  });
});

function partsOf(assertion: string | null | undefined) {
  const [header, claims] = (assertion ?? '')
    .split('.')
    .map((part) => Buffer.from(part, 'base64url').toString());
  return { header: JSON.parse(header ?? ''), claims: JSON.parse(claims ?? '') };
}

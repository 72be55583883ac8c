import type { StoredKey } from '../shared/model.ts';
import type { Incoming } from '../shared/server.ts';
import type { CloudStore } from '../shared/store.ts';
import { formatAmzDate, parseAmzDate, parseAuthorization, signatureFits } from './sigv4.ts';
import { AwsRefusal, type Service } from './xml.ts';

/** How far a signature's date may lie from the server's clock. */
const WINDOW_MS = 15 * 60_000;

const INVALID_TOKEN = 'The security token included in the request is invalid.';

/**
 * Finds out which key signed, from the store and a signature computed anew. Throws `AwsRefusal`.
 * A key that is inactive and one that never was are refused alike, as AWS does.
 */
export function authenticate(
  request: Incoming,
  service: Service,
  context: { readonly store: CloudStore; readonly region: string; readonly now: number },
): StoredKey {
  const header = request.headers.authorization;
  if (header === undefined) {
    throw new AwsRefusal('MissingAuthenticationToken', 403, 'Request is missing Authentication Token');
  }
  const parts = parseAuthorization(header);
  if (parts === null) {
    throw new AwsRefusal('IncompleteSignature', 400, 'Authorization header is not a valid SigV4 signature.');
  }
  const found = context.store.lookUp(parts.keyId);
  if (found?.is !== 'accepted') throw new AwsRefusal('InvalidClientTokenId', 403, INVALID_TOKEN);
  const { key } = found;
  const token = request.headers['x-amz-security-token'];
  if (token !== key.token?.text) throw new AwsRefusal('InvalidClientTokenId', 403, INVALID_TOKEN);
  checkDate(request.headers['x-amz-date'], context.now);
  if (!signatureFits(request, parts, key.secret)) {
    throw mismatch(
      'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
    );
  }
  if (parts.region !== context.region) throw mismatch('Credential should be scoped to a valid region.');
  if (parts.service !== service.name) {
    throw mismatch(`Credential should be scoped to correct service: '${service.name}'.`);
  }
  if (key.token !== null && key.token.expiresAt <= context.now) {
    throw new AwsRefusal('ExpiredToken', 403, 'The security token included in the request is expired');
  }
  context.store.use(key, service.name, parts.region);
  return key;
}

function checkDate(text: string | undefined, now: number): void {
  const at = parseAmzDate(text);
  if (Number.isNaN(at)) {
    throw new AwsRefusal('IncompleteSignature', 400, "Date must be in ISO-8601 'basic format'.");
  }
  const [sent, server] = [formatAmzDate(at), formatAmzDate(now)];
  if (at < now - WINDOW_MS) {
    const edge = formatAmzDate(now - WINDOW_MS);
    throw mismatch(`Signature expired: ${sent} is now earlier than ${edge} (${server} - 15 min.)`);
  }
  if (at > now + WINDOW_MS) {
    const edge = formatAmzDate(now + WINDOW_MS);
    throw mismatch(`Signature not yet current: ${sent} is still later than ${edge} (${server} + 15 min.)`);
  }
}

const mismatch = (message: string) => new AwsRefusal('SignatureDoesNotMatch', 403, message);

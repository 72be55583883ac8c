import { createHmac } from 'node:crypto';

/** What of a request is signed. */
export interface Signed {
  readonly method: 'GET';
  /** The header `Date`, word for word. */
  readonly date: string;
  /** The decoded path from `/v1` on: without the context path `/zstack`, and without the query. */
  readonly uri: string;
}

/**
 * The signature of ZStack's access keys: `RestServer.handleApi` and `AccessKeyManager.doAuth` of the public source, which
 * put method, date and path together and neither a type nor a digest of the body.
 */
export const signature = ({ method, date, uri }: Signed, secret: string): string =>
  createHmac('sha1', secret).update(`${method}\n${date}\n${uri}`).digest('base64');

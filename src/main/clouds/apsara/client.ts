import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import { canonicalQuery } from '../canonical-query.ts';
import type { CloudContext, CloudKey } from '../cloud.ts';
import type { HttpRequest } from '../http/http.ts';
import { addressOf, askJson } from '../json-call.ts';
import { refused } from './refused.ts';
import { signature } from './signer.ts';

/** One call: one gateway serves all products, told apart by a parameter. */
export interface Action {
  readonly product: string;
  readonly action: string;
  readonly version: string;
}

/** The organization that a request is for where the key's fields name none: the first one of every site. */
const FIRST_ORGANIZATION = '1';

/**
 * Signs a request, with a nonce of its own. The vendor's Terraform provider asks its gateways by POST whatever the API
 * says, and leaves all parameters in the query.
 */
export function signedRequest(call: Action, key: CloudKey, ctx: CloudContext): HttpRequest {
  const url = addressOf(ctx, 'api');
  const query = {
    AccessKeyId: key.publicId,
    Action: call.action,
    Format: 'JSON',
    Product: call.product,
    RegionId: ctx.region,
    SignatureMethod: 'HMAC-SHA1',
    SignatureNonce: randomUUID(),
    SignatureVersion: '1.0',
    Timestamp: `${new Date(ctx.clock.now()).toISOString().slice(0, 19)}Z`,
    Version: call.version,
  };
  const Signature = signature('POST', query, key.secret.reveal());
  url.search = canonicalQuery({ ...query, Signature });
  const organization = headerOf(key, 'organization_id') ?? FIRST_ORGANIZATION;
  const group = headerOf(key, 'resource_group');
  const headers = {
    accept: 'application/json',
    'x-acs-asapi-product': call.product,
    'x-acs-organizationid': organization,
    'x-acs-regionid': headerOf(key, 'region_id') ?? '',
    'x-acs-request-version': 'v1',
    ...(group !== null && { 'x-acs-resourcegroupid': group }),
  };
  return { method: 'POST', url, headers, body: null };
}

/** A field that goes into a header. Throws `KeyturnError` `invalid-input` for what none can hold. */
function headerOf({ fields }: CloudKey, field: string): string | null {
  const value = fields[field]?.trim() || null;
  if (value !== null && !/^[\x21-\x7e]{1,200}$/.test(value))
    throw new KeyturnError('invalid-input', { field });
  return value;
}

/** Runs one read, again where that may help, and parses its answer. Throws as the methods of `Cloud` do. */
export const ask = <T>(call: Action, key: CloudKey, ctx: CloudContext, shape: z.ZodType<T>): Promise<T> =>
  askJson({ request: () => signedRequest(call, key, ctx), shape, refused }, ctx);

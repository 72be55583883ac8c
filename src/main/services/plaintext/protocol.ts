import { assertNever } from '../../../shared/assert-never.ts';
import type { CloudId } from '../../../shared/model/cloud.ts';
import type { ProcessProtocol } from '../../../shared/model/process-protocol.ts';
import type { FileKindSpec } from '../../formats/files/file-kind.ts';

/** The tools that ask a command for a key, and by whose protocol. */
export const protocolOf = (cloud: CloudId): ProcessProtocol | null =>
  cloud === 'aws' || cloud === 'aliyun' ? cloud : null;

const ENDPOINTS: Readonly<Partial<Record<CloudId, ProcessProtocol>>> = {
  aws: 'aws-container',
  aliyun: 'aliyun-uri',
};

/** By which protocol the programs of a cloud ask an address; null where they ask none. */
export const endpointOf = (cloud: CloudId): ProcessProtocol | null => ENDPOINTS[cloud] ?? null;

/** Whether a protocol is that of an address, which is asked again and again. */
export const asksAddress = (protocol: ProcessProtocol): boolean =>
  protocol === 'aws-container' || protocol === 'aliyun-uri';

/**
 * Whether the readers of a protocol take this key. Those of a credentials URI refuse an answer without a token
 * (npm @alicloud/credentials 2.4.7, providers/uri.js), and one that is made up would be refused by the cloud.
 */
export const takes = (protocol: ProcessProtocol, temporary: boolean): boolean =>
  protocol !== 'aliyun-uri' || temporary;

/** Clouds whose keys are no pair of an id and a secret, which is all that the protocols can say. */
const WITHOUT_PAIR: readonly CloudId[] = ['azure', 'gcp'];

/** The protocol in which a key is handed to the tool that reads a kind of file; null where there is none. */
export function protocolIn(kind: FileKindSpec, cloud: CloudId): ProcessProtocol | null {
  return kind.asCommand === null || WITHOUT_PAIR.includes(cloud) ? null : protocolOf(kind.cloud ?? cloud);
}

/** Whether a key of this cloud can be handed out in a protocol. */
export const speaks = (cloud: CloudId): boolean => !WITHOUT_PAIR.includes(cloud);

/** What taking the plaintext out of an entry would do; null where this kind of file is never changed. */
export function scrubbingOf(kind: FileKindSpec, cloud: CloudId): 'command' | 'remove' | null {
  if (protocolIn(kind, cloud) !== null) return 'command';
  return kind.remove === null ? null : 'remove';
}

/** A key in clear, for one answer. */
export interface HandedKey {
  readonly publicId: string;
  readonly secret: string;
  readonly token: string | null;
  readonly expiresAt: number | null;
}

/**
 * How far ahead the end of a key is said to be where an address is asked for it, so that it is asked again. The readers come
 * back 5 (@aws-sdk/core, aws-sdk-go-v2 config), 10 (botocore, RefreshableCredentials) or 15 minutes (@alicloud/credentials,
 * providers/session.js) before it: most of them before each use, none keeps a key for much longer than this.
 */
const ASK_AGAIN_MS = 5 * 60_000;

/** Without fractions of a second, which not every reader takes. */
const instant = (at: number): string => new Date(at).toISOString().replace(/\.\d{3}Z$/, 'Z');

/**
 * A key as a tool wants it.
 *
 * `aws`: credential_process, `Version` being the number 1
 * (https://docs.aws.amazon.com/sdkref/latest/guide/feature-process-credentials.html). Without `Expiration` a tool keeps the
 * key for as long as it runs.
 * `aliyun`: the mode External of the aliyun command line, whose answer is laid over the profile
 * (https://github.com/aliyun/aliyun-cli, config/profile.go).
 * `aws-container`: AWS_CONTAINER_CREDENTIALS_FULL_URI
 * (https://docs.aws.amazon.com/sdkref/latest/guide/feature-container-credentials.html). `Token` and `Expiration` have to be
 * texts there (npm @aws-sdk/credential-provider-http, fromHttp; botocore, ContainerProvider); an empty token is not sent on.
 * `aliyun-uri`: ALIBABA_CLOUD_CREDENTIALS_URI (npm @alicloud/credentials, providers/uri.js and uri_credential.js; the aliyun
 * command line, config/profile.go).
 */
export function inProtocol(
  protocol: ProcessProtocol,
  { publicId, secret, token, expiresAt }: HandedKey,
  now: number,
): string {
  const askAgain = instant(Math.min(now + ASK_AGAIN_MS, (token === null ? null : expiresAt) ?? Infinity));
  switch (protocol) {
    case 'aws':
      return JSON.stringify({
        Version: 1,
        AccessKeyId: publicId,
        SecretAccessKey: secret,
        ...(token !== null && { SessionToken: token }),
        ...(token !== null && expiresAt !== null && { Expiration: new Date(expiresAt).toISOString() }),
      });
    case 'aliyun':
      return JSON.stringify({
        mode: token === null ? 'AK' : 'StsToken',
        access_key_id: publicId,
        access_key_secret: secret,
        ...(token !== null && { sts_token: token }),
      });
    case 'aws-container':
      return JSON.stringify({
        AccessKeyId: publicId,
        SecretAccessKey: secret,
        Token: token ?? '',
        Expiration: askAgain,
      });
    case 'aliyun-uri':
      return JSON.stringify({
        Code: 'Success',
        AccessKeyId: publicId,
        AccessKeySecret: secret,
        SecurityToken: token ?? '',
        Expiration: askAgain,
      });
    default:
      return assertNever(protocol);
  }
}

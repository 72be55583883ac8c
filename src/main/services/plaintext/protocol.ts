import type { ParsedInput } from '../../../shared/ipc/contract.ts';
import type { CloudId } from '../../../shared/model/cloud.ts';
import type { FileKindSpec } from '../../formats/files/file-kind.ts';

export type Protocol = NonNullable<ParsedInput<'plaintext.asProcess'>['protocol']>;

/** The tools that ask a command for a key, and by whose protocol. */
export const protocolOf = (cloud: CloudId): Protocol | null =>
  cloud === 'aws' || cloud === 'aliyun' ? cloud : null;

/** Clouds whose keys are no pair of an id and a secret, which is all that the protocols can say. */
const WITHOUT_PAIR: readonly CloudId[] = ['azure', 'gcp'];

/** The protocol in which a key is handed to the tool that reads a kind of file; null where there is none. */
export function protocolIn(kind: FileKindSpec, cloud: CloudId): Protocol | null {
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
 * A key as a tool wants it on the standard output of the command that it runs.
 *
 * `aws`: credential_process, `Version` being the number 1
 * (https://docs.aws.amazon.com/sdkref/latest/guide/feature-process-credentials.html). Without `Expiration` a tool keeps the
 * key for as long as it runs.
 * `aliyun`: the mode External of the aliyun command line, whose answer is laid over the profile
 * (https://github.com/aliyun/aliyun-cli, config/profile.go).
 */
export function inProtocol(protocol: Protocol, { publicId, secret, token, expiresAt }: HandedKey): string {
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
  }
}

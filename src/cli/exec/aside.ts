import { devNull } from 'node:os';
import { join } from 'node:path';
import { homeFolder } from '../../main/node/home.ts';
import type { CliIo } from '../io.ts';
import type { AddressProtocol } from './endpoint.ts';

const MOST_BYTES = 1_000_000;
/** What gives a profile a key of its own (npm @aws-sdk/credential-provider-ini; botocore, credentials.py). */
const GIVES_KEY =
  /^\s*(aws_access_key_id|credential_process|credential_source|source_profile|role_arn|web_identity_token_file|sso_\w+|login_session)\s*=/im;

/** The lines under `[default]`, as often as it stands there. */
function defaultSection(text: string): string {
  let inside = false;
  const lines = text.split(/\r?\n/).filter((line) => {
    const [, section] = /^\s*\[\s*(?:profile\s+)?["']?([^\]"']*?)["']?\s*\]/.exec(line) ?? [];
    if (section !== undefined) inside = section === 'default';
    return inside;
  });
  return lines.join('\n');
}

/** Variables that keep files out of the way, and those among the files that a person put keys into. */
interface Aside {
  readonly variables: Readonly<Record<string, string>>;
  readonly files: readonly string[];
}

/**
 * What has the SDKs of a vendor get to an address at all: they ask the files in the home folder before, and a profile that
 * lies there would go in its place. Files without a key for the usual profile stay: they say regions and more. A file that goes, goes
 * with all its profiles: SDKs know no way to pass over one of them.
 */
export async function filesAside(
  protocol: AddressProtocol,
  { env, platform, readFile }: Pick<CliIo, 'env' | 'platform' | 'readFile'>,
): Promise<Aside> {
  if (protocol === 'aliyun-uri') {
    // npm @alicloud/credentials 2.4.7, providers/default.js: profiles and the metadata of a machine come before the address.
    const variables = {
      ALIBABA_CLOUD_CLI_PROFILE_DISABLED: 'true',
      ALIBABA_CLOUD_CREDENTIALS_FILE: devNull,
      ALIBABA_CLOUD_ECS_METADATA_DISABLED: 'true',
    };
    return { variables, files: [] };
  }
  const folder = join(homeFolder({ ...env }, platform), '.aws');
  const places = {
    AWS_SHARED_CREDENTIALS_FILE: env.AWS_SHARED_CREDENTIALS_FILE || join(folder, 'credentials'),
    AWS_CONFIG_FILE: env.AWS_CONFIG_FILE || join(folder, 'config'),
  };
  const variables: Record<string, string> = {};
  const files: string[] = [];
  for (const [name, path] of Object.entries(places)) {
    const text = await readFile(path, MOST_BYTES).then(
      (file) => file.text,
      () => '',
    );
    if (!GIVES_KEY.test(defaultSection(text))) continue;
    variables[name] = devNull;
    files.push(path);
  }
  return { variables, files };
}

import type { FileKindSpec } from '../file-kind.ts';
import { awsFile } from './aws-file.ts';
import { placesOf } from './places.ts';

/**
 * `~/.aws/config`: a profile's section starts with the word `profile`, but for `[default]`, where botocore and the SDKs
 * take both. Quotes may stand around the name. Other sections (sso-session, services, plugins) hold no keys.
 */
export const awsConfig: FileKindSpec = awsFile({
  id: 'aws-config',
  places: placesOf({ named: ['AWS_CONFIG_FILE'], home: [['.aws', 'config']] }),
  named: /^config$/,
  fits: (text) =>
    /^[ \t]*\[[ \t]*(?:profile[ \t]|sso-session[ \t])/m.test(text) ||
    /^[ \t]*(?:aws_access_key_id|aws_secret_access_key|credential_process)[ \t]*[=:]/im.test(text),
  entryOf: (section) => {
    if (section === null || section === 'default') return section;
    const [, , name = ''] = /^profile\s+(["']?)(.+)\1$/s.exec(section) ?? [];
    return name === '' ? null : name;
  },
});

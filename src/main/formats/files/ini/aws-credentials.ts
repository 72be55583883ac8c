import type { FileKindSpec } from '../file-kind.ts';
import { awsFile } from './aws-file.ts';
import { placesOf } from './places.ts';

/** `~/.aws/credentials`: each section is a profile by its bare name. */
export const awsCredentials: FileKindSpec = awsFile({
  id: 'aws-credentials',
  places: placesOf({ named: ['AWS_SHARED_CREDENTIALS_FILE'], home: [['.aws', 'credentials']] }),
  named: /^credentials$/,
  fits: (text) =>
    /^[ \t]*(?:aws_(?:access_key_id|secret_access_key|session_token)|credential_process)[ \t]*[=:]/im.test(
      text,
    ),
  entryOf: (section) => section,
});

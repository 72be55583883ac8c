import { type ConsoleCsvHeadings, readConsoleCsv } from './console-csv.ts';
import { type FoundKey, type ImportProblem, keyOfPair, type ReadResult, secretText } from './found-key.ts';
import { cloudOfPublicId } from './id-shapes.ts';

// Headings as found in public repositories, not in AWS's documentation: `Access key ID,Secret access key`
// (accessKeys.csv) and `User name,Password,Access key ID,Secret access key,Console login link` (new_user_credentials.csv).
const HEADINGS: ConsoleCsvHeadings = {
  cloud: 'aws',
  publicId: ['accesskeyid'],
  secret: ['secretaccesskey'],
  token: ['sessiontoken'],
  label: ['username', 'user'],
};

/** Reads the CSV that the AWS console offers for a new key or a new user; null when the header is another one. */
export function readAwsConsoleCsv(text: string): ReadResult | null {
  return readConsoleCsv(text, HEADINGS);
}

/**
 * Reads the old rootkey.csv, which is no CSV: `AWSAccessKeyId=…` and `AWSSecretKey=…` on a line each (the form is
 * known from public repositories). Null when the first line is another one.
 */
export function readAwsRootKey(text: string): ReadResult | null {
  if (!/^\s*AWSAccessKeyId\s*=/i.test(text)) return null;
  const keys: FoundKey[] = [];
  const problems: ImportProblem[] = [];
  let open: { readonly line: number; readonly publicId: string } | null = null;
  for (const [index, content] of text.split(/\r\n|\n|\r/).entries()) {
    const line = index + 1;
    const split = content.indexOf('=');
    const name = content.slice(0, split).trim().toLowerCase();
    const value = content.slice(split + 1).trim();
    if (name === 'awsaccesskeyid') {
      if (open !== null) problems.push({ line: open.line, kind: 'missing-secret' });
      open = value === '' ? null : { line, publicId: value };
      if (value === '') problems.push({ line, kind: 'missing-public-id' });
    } else if (name === 'awssecretkey' && open !== null && value !== '') {
      keys.push(rootKey(open.publicId, value, open.line));
      open = null;
    }
  }
  if (open !== null) problems.push({ line: open.line, kind: 'missing-secret' });
  return { keys, problems };
}

function rootKey(publicId: string, secret: string, line: number): FoundKey {
  return keyOfPair({
    cloud: 'aws',
    sure: cloudOfPublicId(publicId) === 'aws' ? 'certain' : 'likely',
    label: '',
    publicId,
    secret: secretText(secret),
    token: null,
    region: null,
    line,
  });
}

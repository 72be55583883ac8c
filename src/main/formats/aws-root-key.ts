import { type FoundKey, type ImportProblem, keyOfPair, type ReadResult, secretText } from './found-key.ts';
import { cloudOfPublicId } from './id-shapes.ts';

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

/**
 * What the words before a value call it. `specific`: a name that only a cloud's secret has, such as
 * `AWS_SECRET_ACCESS_KEY`; `secret`: a name that other systems use too; `other`: something that is surely no secret.
 */
export type ValueLabel = 'specific' | 'secret' | 'token' | 'other' | 'none';

/** How far before a value its name is looked for, in characters. */
const REACH = 64;

const ENDINGS: readonly (readonly [ValueLabel, RegExp])[] = [
  ['specific', /(secretaccesskey|accesskeysecret|awssecretkey|accesssecret|访问密钥密码|私有访问密钥)$/],
  ['token', /(token|令牌)$/],
  ['secret', /(secretkey|secret|aksk|(?<![a-z])sk|密钥|秘钥|密匙|密码)$/],
  [
    'other',
    /(signature|commit|sha|sha1|sha256|md5|hash|checksum|digest|integrity|etag|requestid|hostid|fingerprint|revision)$/,
  ],
];

/**
 * Reads the name of the value at `start`. Case, spaces, quotes, brackets, colons (full-width ones too), bars and the
 * `[None]` of `aws configure` do not count. A value alone on its line is named by the line above it.
 */
export function labelBefore(text: string, start: number): ValueLabel {
  const window = text.slice(Math.max(0, start - REACH), start);
  const own = window.slice(window.lastIndexOf('\n') + 1);
  const ownWords = words(own);
  if (ownWords !== '' || own.length === window.length) return classify(ownWords);
  const above = window.slice(0, window.length - own.length).trimEnd();
  return classify(words(above.slice(above.lastIndexOf('\n') + 1)));
}

function words(text: string): string {
  return text
    .replaceAll(/\[[^[\]]{0,24}\]\s*:/g, '')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
}

function classify(name: string): ValueLabel {
  return ENDINGS.find(([, ending]) => ending.test(name))?.[0] ?? 'none';
}

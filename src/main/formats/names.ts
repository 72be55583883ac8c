import type { OpenRole } from './clouds/index.ts';

/**
 * What a name says of the value after it. `guid`: an id that counts only as a GUID, since every OAuth client has one;
 * `key-id`: the id of a private key.
 */
export type NameRole = 'id' | 'guid' | 'key-id' | 'secret' | 'token' | 'endpoint' | OpenRole;

const _ = '[ _.-]?';

/** Names as consoles, tools and people write them; within a list the longer ones first. */
const NAMES: readonly (readonly [NameRole, readonly string[]])[] = [
  ['key-id', [`private${_}key${_}id`]],
  [
    'secret',
    [
      `secret${_}access${_}key`,
      `access${_}key${_}secret`,
      `access${_}secret(?:${_}key)?`,
      `secret${_}key`,
      `client${_}secret`,
      `private${_}key`,
      `security${_}key`,
      '(?:私有|秘密)访问密钥',
      '访问密钥(?:密码|密文)',
      '密钥密码',
      '客户端(?:密码|机密|密钥)',
      '私钥',
      '密码',
    ],
  ],
  [
    'id',
    [
      `access${_}key${_}id`,
      `secret${_}id`,
      `access${_}key`,
      `access${_}id`,
      `public${_}key`,
      '公钥',
      '访问密钥 ?id',
      '密钥 ?id',
      '访问密钥',
    ],
  ],
  [
    'guid',
    [
      `client${_}id`,
      `app${_}id`,
      '应用程序 ?[（(]客户端[)）] ?id',
      'application \\(client\\) id',
      `application${_}id`,
      '客户端 ?id',
    ],
  ],
  ['secret', ['secret', 'password', '密钥', '(?<![a-z0-9+/])sk(?![a-z0-9])']],
  ['token', [`(?:session|security|sts)${_}token`, '(?:安全|会话)令牌']],
  ['id', ['(?<![a-z0-9+/])ak(?![a-z0-9])', '(?<![^\\n])id(?=\\s*[\\n:：])', `user${_}name`]],
  ['tenant', [`tenant(?:${_}id)?`, 'directory \\(tenant\\) id', '目录 ?[（(]租户[)）] ?id', '租户 ?id']],
  ['subscription', [`subscription${_}id`, '订阅 ?id']],
  ['project', [`project${_}id`, '项目 ?id']],
  ['email', [`client${_}email`]],
  ['tokenUri', ['token_uri']],
  ['domain', [`domain${_}id`]],
  ['organization', [`organization${_}id`, '组织 ?id', 'stack_department']],
  ['resourceGroup', [`resource${_}group(?:${_}id)?`]],
  ['pool', [`pool${_}id`]],
  ['timezone', [`server${_}timezone`]],
  ['region', [`region(?:${_}(?:id|name))?`, '地域', '资源池 ?id']],
  ['endpoint', ['endpoint', 'auth_url', 'base_url', 'access_url', '管理节点(?:地址)?']],
];

/** Finds every name in a text; `roleOf` says what one means. Made anew for each use, as it carries a position. */
export function namePattern(): RegExp {
  return new RegExp(NAMES.flatMap(([, names]) => names).join('|'), 'gi');
}

const EXACT: readonly (readonly [NameRole, RegExp])[] = NAMES.map(([role, names]) => [
  role,
  // What has to stand around a name is told by the text, not by the name alone.
  new RegExp(`^(?:${names.join('|').replaceAll(/\(\?=[^)]*\)/g, '')})$`, 'i'),
]);
const known = new Map<string, NameRole | null>();

/** What a name by itself means; null for one that means nothing here. */
export function roleOf(name: string): NameRole | null {
  const plain = name.toLowerCase();
  const cached = known.get(plain);
  if (cached !== undefined) return cached;
  const role = EXACT.find(([, pattern]) => pattern.test(plain))?.[0] ?? null;
  if (known.size < 2000) known.set(plain, role);
  return role;
}

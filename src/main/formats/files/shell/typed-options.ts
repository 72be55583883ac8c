import { cloudOfPublicId } from '../../id-shapes.ts';
import type { Variable } from './key-groups.ts';
import { readVariableName } from './variable-name.ts';

/** A word of a command; null where the shell made it. */
export type TypedWord = string | null;

/** What each tool's own name says of its options. Those that serve many clouds say nothing. */
const TOOLS: Readonly<Record<string, string>> = {
  ...{ aws: 'aws', aliyun: 'aliyun', ossutil: 'oss', ossutil64: 'oss', ossutilmac64: 'oss' },
  ...{ tccli: 'tencent', coscmd: 'tencent', coscli: 'tencent', hcloud: 'huawei', obsutil: 'huawei' },
  ...{ ucloud: 'ucloud', jdc: 'jdcloud', az: 'azure', climc: 'cloudpods', 'zstack-cli': 'zstack' },
};

/**
 * Short options that hold halves of keys (ossutil: help.aliyun.com, "ossutil config"; obsutil: support.huaweicloud.com,
 * "obsutil config"; coscmd and coscli: their READMEs).
 */
const SHORT: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ossutil: { i: 'access-key-id', k: 'access-key-secret', t: 'sts-token' },
  obsutil: { i: 'access-key-id', k: 'secret-access-key', t: 'security-token' },
  coscmd: { a: 'secret-id', s: 'secret-key', t: 'token', r: 'region' },
  coscli: { i: 'secret-id', k: 'secret-key' },
};

/** `az login --service-principal` calls the halves a user's name and password (learn.microsoft.com, "az login"). */
const AZURE: Readonly<Record<string, string>> = {
  ...{ u: 'client-id', username: 'client-id', p: 'client-secret', password: 'client-secret' },
  ...{ t: 'tenant-id', tenant: 'tenant-id' },
};

/** Before the program that matters. */
const BEFORE = /^(?:sudo|env|command|exec|time|nohup|export|set|&)$|^[A-Za-z_]\w*=/;
/** Words that say that a name and its value follow each other. */
const SETS = /^(?:set|configure|config|create|update|setx|setenv)$/;

/** The halves of keys among the options and the words of one command, each named after the tool and the option. */
export function typedOptions(words: readonly TypedWord[]): readonly Variable[] {
  const first = words.findIndex((word) => word === null || !BEFORE.test(word));
  const program = programOf(words[first] ?? '');
  const rest = words.slice(first + 1);
  const tool = TOOLS[program] ?? program;
  const label = optionValue(rest, 'profile') ?? optionValue(rest, 'cli-profile') ?? '';
  const found: Variable[] = [];
  const add = (option: string, value: string): void => {
    found.push({ name: `${tool} ${option}`, value, of: `${program} ${label}`, label });
  };
  const short = program.startsWith('ossutil') ? SHORT.ossutil : SHORT[program];
  const isAzure = program === 'az' && rest.includes('--service-principal');
  const sets = SETS.test(program) || rest.some((word) => word !== null && SETS.test(word));
  for (const [index, word] of rest.entries()) {
    if (word === null) continue;
    const [, dashes = '', option = '', sign = '', joined = ''] =
      /^(-{0,2})([^=]*)(=?)(.*)$/s.exec(word) ?? [];
    const next = rest[index + 1];
    const value = sign === '=' ? joined : dashes === '' && !sets ? null : next;
    if (value === null || value === undefined) continue;
    const name =
      (isAzure ? AZURE[option] : undefined) ?? (dashes === '-' ? short?.[option] : undefined) ?? option;
    if (readVariableName(name) !== null) add(`${dashes === '' ? '' : '--'}${name}`, value);
    else if (sign === '=') addNested(joined, add);
    else if (dashes !== '' && /^(?:u|user)$/.test(option)) addPair(value, add);
  }
  return [...found, ...aliasOf(program, rest, tool)];
}

function programOf(word: string): string {
  const name = word.slice(Math.max(word.lastIndexOf('/'), word.lastIndexOf('\\')) + 1);
  return name
    .toLowerCase()
    .replace(/\.(?:exe|cmd)$/, '')
    .slice(0, 40);
}

function optionValue(words: readonly TypedWord[], option: string): string | null {
  const index = words.indexOf(`--${option}`);
  if (index !== -1) return words[index + 1] ?? null;
  const joined = words.find((word) => word?.startsWith(`--${option}=`) === true);
  return joined?.slice(option.length + 3) ?? null;
}

/** `--from-literal=accessKeyId=…` */
function addNested(text: string, add: (option: string, value: string) => void): void {
  const match = /^([A-Za-z_][\w.-]*)=(.+)$/s.exec(text);
  if (match?.[1] !== undefined && match[2] !== undefined && readVariableName(match[1]) !== null)
    add(match[1], match[2]);
}

/** `curl --aws-sigv4 … --user ID:SECRET` */
function addPair(text: string, add: (option: string, value: string) => void): void {
  const colon = text.indexOf(':');
  if (colon === -1 || cloudOfPublicId(text.slice(0, colon)) === null) return;
  add('--user-access-key-id', text.slice(0, colon));
  add('--user-secret-access-key', text.slice(colon + 1));
}

/** `mc alias set NAME URL ID SECRET`, once `mc config host add` (min.io, "mc alias set"). */
function aliasOf(program: string, words: readonly TypedWord[], tool: string): readonly Variable[] {
  if (program !== 'mc' && program !== 'mcli') return [];
  const plain = words.filter((word) => word === null || !word.startsWith('--'));
  const skip =
    plain[0] === 'alias' && plain[1] === 'set'
      ? 2
      : plain.slice(0, 3).join(' ') === 'config host add'
        ? 3
        : 0;
  const [label, , id, secret] = plain.slice(skip);
  if (skip === 0 || typeof id !== 'string' || typeof secret !== 'string') return [];
  const of = `${program} ${label}`;
  return [
    { name: `${tool} access-key`, value: id, of, label: label ?? '' },
    { name: `${tool} secret-key`, value: secret, of, label: label ?? '' },
  ];
}

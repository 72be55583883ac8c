import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { languagesOf, snippetOf } from '../../../../../src/main/formats/snippets/index.ts';
import { literal } from '../../../../../src/main/formats/snippets/literal.ts';
import { catalogue } from '../../../../../src/shared/catalogue/index.ts';
import { namingsFor } from '../../../../../src/shared/crosswalk/index.ts';
import { CLOUD_IDS, type CloudId } from '../../../../../src/shared/model/cloud.ts';
import { SNIPPET_LANGUAGES, type SnippetLanguage } from '../../../../../src/shared/model/script.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'keyturn-snippets-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const HOSTILE = [
  'eu-west-1',
  '"); import os; os.abort() #',
  "'); process.exit(1) //",
  'a\nb\r\nc\u2028d\u0085e',
  'back\\slash\\',
  '\\u0022); System.exit(1); //',
  '$\u007bprocess.exit(1)}#{x}%s',
  'right\u202eto\u2066left',
  'tab\tbell\u0007',
  '密钥🔑',
];

const everySnippet = (region: string, endpoints: Readonly<Record<string, string>>) =>
  CLOUD_IDS.flatMap((cloud) =>
    namingsFor(cloud, false).flatMap(({ id, by }) =>
      languagesOf(id, cloud).map((language) => {
        const { regionField, sites } = catalogue[cloud];
        const account = { cloud, site: sites[0]?.id ?? '', endpoints };
        const fields = regionField === null ? {} : { [regionField]: region };
        const snippet = snippetOf(id, language, { account, fields });
        if (snippet === null) throw new Error(`${id} has no program in ${language}`);
        const names = (by[cloud] ?? []).map(([name]) => String(name));
        return { ...snippet, id, cloud, language, names, regionField };
      }),
    ),
  );

const ADDRESSES = (host: string) => ({
  ...{ sts: `https://${host}/a`, iam: `https://${host}/b`, api: `https://${host}/c` },
  arm: `https://${host}/d/`,
});

/** Each in a file of its own; the paths by language. */
function filesOf(snippets: ReturnType<typeof everySnippet>, ending: string, language: SnippetLanguage) {
  return snippets
    .filter((one) => one.language === language)
    .map(({ text }, index) => {
      const path = join(folder, `${index}.${ending}`);
      writeFileSync(path, text);
      return path;
    });
}

const parsePython = (code: string, ...more: readonly string[]) =>
  spawnSync('python3', ['-c', code, ...more], { encoding: 'utf8' });
const hasPython = (): boolean => spawnSync('python3', ['-V']).status === 0;

describe('the programs', () => {
  it('are there for every platform with an SDK that is known', () => {
    const made = everySnippet('r', {});
    const clouds: readonly CloudId[] = [
      ...(['aliyun', 'aws', 'azure', 'gcp', 'huawei', 'tencent', 'ucloud', 'jdcloud'] as const),
    ];
    expect(new Set(made.map(({ cloud }) => cloud))).toEqual(new Set(clouds));
    expect(languagesOf('__proto__', 'aws')).toEqual([]);
    expect(languagesOf('aws-env', 'aliyun')).toEqual([]);
    expect(
      snippetOf('constructor', 'python', {
        account: { cloud: 'aws', site: 'aws', endpoints: {} },
        fields: {},
      }),
    ).toBeNull();
  });

  it('read the variables of their set or leave that to the SDK, and name no other', () => {
    for (const { id, cloud, language, text, names, install } of everySnippet('r', {})) {
      const read = [...text.matchAll(/"([A-Z][A-Z0-9]*_[A-Z0-9_]+)"|process\.env\.(\w+)/g)].map(
        ([, quoted, member]) => quoted ?? member,
      );
      expect([id, cloud, language, read.filter((name) => !names.includes(String(name)))]).toEqual([
        id,
        cloud,
        language,
        [],
      ]);
      expect(install).toMatch(/^(pip install|npm install|go get|implementation ')/);
    }
  });

  it('are told the region of the key, else of its site, and the addresses of the account', () => {
    for (const { text, regionField, id } of everySnippet('region-of-the-key', ADDRESSES('own.example'))) {
      if (regionField !== null && !['azure-env', 'gcp-terraform', 'huawei-env'].includes(id)) {
        expect([id, text]).toEqual([id, expect.stringContaining('region-of-the-key')]);
      }
      const anywhere = ['aliyun-oss-env', 'gcp-terraform', 'tencent-cos-env'];
      if (!anywhere.includes(id)) expect([id, text]).toEqual([id, expect.stringContaining('own.example')]);
    }
    const at = (site: string) =>
      snippetOf('aws-env', 'node', { account: { cloud: 'aws', site, endpoints: {} }, fields: {} })?.text;
    expect(at('aws-cn')).toContain('region: "cn-north-1"');
    expect(at('aws-cn')).not.toContain('endpoint');
    const china = snippetOf('azure-env', 'python', {
      account: { cloud: 'azure', site: 'china', endpoints: {} },
      fields: {},
    });
    expect(china?.text).toContain('"https://management.chinacloudapi.cn/.default"');
  });

  it.each(HOSTILE)('parse, whatever the region is called: %j', (region) => {
    const made = everySnippet(region, { ...ADDRESSES('own.example'), sts: `https://own.example/${region}` });
    for (const { language, text } of made.filter((one) => one.language === 'go' || one.language === 'java')) {
      // Texts in double quotes on one line, and outside of them nothing that was given.
      const code = text.replaceAll(/"(?:[ !#-[\]-~]|\\(?:["\\nr]|u[0-9a-f]{4}|U[0-9a-f]{8}))*"/g, '""');
      expect([language, code]).toEqual([language, expect.stringMatching(/^[\t\n -~]*$/)]);
      expect(code).not.toMatch(/abort|exit\(1\)|''/);
      expect(code.split('\n').length).toBe(text.split('\n').length);
    }
    if (region !== HOSTILE[1] && region !== HOSTILE[3]) return;
    for (const path of filesOf(made, 'mjs', 'node')) execFileSync(process.execPath, ['--check', path]);
    if (!hasPython()) return;
    const paths = filesOf(made, 'py', 'python');
    const code =
      'import ast, sys\nfor p in sys.argv[1:]: ast.parse(open(p, encoding="utf-8").read(), p)\nprint("parsed")';
    expect(parsePython(code, ...paths)).toMatchObject({ stdout: 'parsed\n', stderr: '' });
  });
});

describe('a literal', () => {
  it.each(SNIPPET_LANGUAGES)('is one line of ASCII in quotes, for %s', (language) => {
    for (const text of [...HOSTILE, 'half \ud83d of a sign']) {
      expect(literal(language, text)).toMatch(
        /^"(?:[ !#-[\]-~]|\\["\\nr]|\\u[0-9a-f]{4}|\\u\{[0-9a-f]+\}|\\U[0-9a-f]{8})*"$/,
      );
    }
  });

  it('is what was given, to JavaScript and to Python', () => {
    for (const text of HOSTILE) expect(runInNewContext(literal('node', text))).toBe(text);
    if (!hasPython()) return;
    const list = `[${HOSTILE.map((text) => literal('python', text)).join(', ')}]`;
    const { stdout } = parsePython(
      'import ast, json, sys\nprint(json.dumps(ast.literal_eval(sys.argv[1])))',
      list,
    );
    expect(JSON.parse(stdout)).toEqual(HOSTILE);
  });

  it('is told in halves where a language has no other way', () => {
    expect(literal('java', '🔑')).toBe('"\\ud83d\\udd11"');
    expect(literal('go', '🔑')).toBe('"\\U0001f511"');
  });
});

import type { ChannelName } from '../../../src/shared/ipc/channels.ts';
import type { Input, Output } from '../../../src/shared/ipc/contract.ts';
import { KeyturnError } from '../../../src/shared/ipc/envelope.ts';
import type { HandOut, HandOutWay } from '../../../src/shared/model/hand-out.ts';
import { type HandOutId, handOutId } from '../../../src/shared/model/hand-out.ts';
import type { CredentialId } from '../../../src/shared/model/ids.ts';
import type { ScriptPreview, VariableSet } from '../../../src/shared/model/script.ts';
import { credentialIdOf, idOf } from './keys.ts';

type Handlers = { readonly [C in ChannelName]: (input: Input<C>) => Output<C> };

const HOUR = 3_600_000;
const DOTS = '••••••••';
/** The key that the fake has handed out. */
const HANDED = credentialIdOf(3);

const idFor = (n: number): HandOutId => handOutId.parse(idOf(n, 'r'));

const handOut = (
  n: number,
  way: HandOutWay,
  to: string,
  over: Partial<HandOut> & { readonly hoursAgo: number },
): HandOut => {
  const { hoursAgo, ...rest } = over;
  const lastAt = Date.now() - hoursAgo * HOUR;
  return {
    ...{ id: idFor(n), credentialId: HANDED, publicId: 'AKIA2EXAMPLE00000003', way, to, script: null },
    ...{ device: 'd0000000', deviceName: 'atlas', lastAt, firstAt: lastAt - 40 * 24 * HOUR, count: 1 },
    ...{ current: true, ...rest },
  };
};

/** Every way by which a key leaves, on two computers; one has a key that was replaced since. */
const handOuts = (): readonly HandOut[] => [
  handOut(1, 'process', '/usr/bin/python3.11', { script: '/usr/bin/aws', hoursAgo: 1, count: 412 }),
  handOut(2, 'exec', '/home/li/go/bin/terraform', { hoursAgo: 5, count: 3 }),
  handOut(3, 'script-saved', 'oss-prod.sh', { hoursAgo: 24 * 3 }),
  handOut(4, 'hand-over', '王芳', { hoursAgo: 24 * 12 }),
  handOut(5, 'export', 'accounts-2026-02.keyturn', { hoursAgo: 24 * 40, deviceName: 'build-03' }),
  handOut(6, 'env', 'zsh', { hoursAgo: 24 * 130, current: false, publicId: 'AKIA2EXAMPLE00000099' }),
];

const AWS: readonly VariableSet[] = [
  {
    id: 'aws-env',
    name: { zh: 'AWS SDK 和命令行', en: 'AWS SDKs and command line' },
    variables: [
      { name: 'AWS_ACCESS_KEY_ID', secret: false, value: 'AKIA2EXAMPLE00000003' },
      { name: 'AWS_SECRET_ACCESS_KEY', secret: true, value: null },
      { name: 'AWS_DEFAULT_REGION', secret: false, value: 'cn-north-1' },
    ],
    languages: ['python', 'node', 'go', 'java'],
    unconfirmed: false,
  },
  {
    id: 'restic-env',
    name: { zh: 'restic', en: 'restic' },
    variables: [
      { name: 'AWS_ACCESS_KEY_ID', secret: false, value: 'AKIA2EXAMPLE00000003' },
      { name: 'AWS_SECRET_ACCESS_KEY', secret: true, value: null },
    ],
    languages: [],
    unconfirmed: true,
  },
];

function previewOf({ shell, scope, naming }: Input<'scripts.preview'>): ScriptPreview {
  const { variables } = AWS.find(({ id }) => id === naming) ?? { variables: [] };
  const lines = (line: (name: string, value: string) => string) =>
    variables.map(({ name, value }) => line(name, value ?? DOTS)).join('\n');
  const windows = shell === 'cmd' || shell === 'powershell';
  const user = scope === 'user';
  // A shell that cannot hold the key shows what is said of it.
  if (shell === 'cmd' && user) throw new KeyturnError('value-unwritable');
  return {
    set: lines((name, value) => (windows ? `$env:${name} = '${value}'` : ` export ${name}='${value}'`)),
    check: lines((name) => `[ -n "$${name}" ] && echo "${name} is set"`),
    undo: lines((name) => (windows ? `Remove-Item Env:${name}` : ` unset ${name}`)),
    file: user && !windows ? (shell === 'zsh' ? '~/.zshrc' : '~/.bashrc') : null,
    restart: user ? ['terminals', 'editors', 'desktop-programs', 'services'] : [],
    endsUp: user ? ['profile-file', 'memory', 'clipboard'] : ['memory', 'clipboard'],
  };
}

const SNIPPET = `import boto3

# Reads AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY from the environment.
s3 = boto3.client("s3", region_name="cn-north-1")

for bucket in s3.list_buckets()["Buckets"]:
    print(bucket["Name"])
`;

/** What a window is told about keys as variables, and about who got them. */
export function createFakeScripts(cloudOf: (id: CredentialId) => string) {
  return {
    'handOuts.list': ({ credential }) => (credential === HANDED ? [...handOuts()] : []),
    'scripts.options': ({ credential }) => (cloudOf(credential as CredentialId) === 'aws' ? [...AWS] : []),
    'scripts.preview': previewOf,
    'scripts.copy': ({ part }) => ({ seconds: part === 'set' ? 30 : null }),
    'scripts.save': () => ({ name: 'keyturn-aws.sh' }),
    'scripts.text': (input) => ({ text: previewOf(input).set }),
    'scripts.variables': () => ({ variables: [] }),
    'scripts.snippet': ({ language }) => ({
      text: language === 'python' ? SNIPPET : `// ${language}\n`,
      install: language === 'python' ? 'pip install boto3' : `install ${language}`,
    }),
  } satisfies Partial<Handlers>;
}

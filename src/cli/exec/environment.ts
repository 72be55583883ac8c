import { type Line, NAMINGS } from '../../shared/crosswalk/index.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

interface Rivals {
  /** The beginning of the names that programs of a vendor read. */
  readonly prefix: RegExp;
  /** What they would take in the place of a key in variables: other profiles, and halves of other keys. */
  readonly names: readonly string[];
}

/**
 * Sources: npm @aws-sdk/credential-provider-node and botocore (a profile by name goes before variables); npm
 * @alicloud/credentials and the aliyun command line; tccli and terraform-provider-tencentcloud; terraform-provider-huaweicloud;
 * @azure/identity; go-azure-sdk (certificates before secrets; unconfirmed); terraform-provider-google; openstacksdk.
 */
const RIVALS: readonly Rivals[] = [
  {
    prefix: /^AWS_/,
    names: [
      ...['AWS_PROFILE', 'AWS_DEFAULT_PROFILE', 'AWS_SESSION_TOKEN', 'AWS_SECURITY_TOKEN'],
      ...['AWS_CREDENTIAL_EXPIRATION', 'AWS_ACCESS_KEY', 'AWS_SECRET_KEY'],
    ],
  },
  {
    prefix: /^(ALIBABA_?CLOUD|ALICLOUD)_/,
    names: [
      ...['ALIBABA_CLOUD_PROFILE', 'ALIBABACLOUD_PROFILE', 'ALICLOUD_PROFILE'],
      ...['ALIBABA_CLOUD_SECURITY_TOKEN', 'ALIBABACLOUD_SECURITY_TOKEN', 'ALICLOUD_SECURITY_TOKEN'],
    ],
  },
  { prefix: /^TENCENTCLOUD_/, names: ['TENCENTCLOUD_PROFILE', 'TCCLI_PROFILE'] },
  { prefix: /^HW_/, names: ['HW_PROFILE', 'HW_SHARED_CONFIG_FILE'] },
  { prefix: /^AZURE_/, names: ['AZURE_TOKEN_CREDENTIALS'] },
  { prefix: /^ARM_/, names: ['ARM_CLIENT_CERTIFICATE', 'ARM_CLIENT_CERTIFICATE_PATH'] },
  { prefix: /^(GOOGLE|CLOUDSDK)_/, names: ['GOOGLE_OAUTH_ACCESS_TOKEN', 'CLOUDSDK_AUTH_ACCESS_TOKEN'] },
  { prefix: /^OS_/, names: ['OS_CLOUD', 'OS_TOKEN'] },
];

/** What goes before an address that is asked for keys, beside the above (the sources are the same). */
const BEFORE_ADDRESS: Readonly<Record<string, readonly string[]>> = {
  AWS_CONTAINER_CREDENTIALS_FULL_URI: [
    ...['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_ROLE_ARN', 'AWS_ROLE_SESSION_NAME'],
    ...['AWS_WEB_IDENTITY_TOKEN_FILE', 'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI'],
    'AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE',
  ],
  ALIBABA_CLOUD_CREDENTIALS_URI: [
    ...['ALIBABA_CLOUD', 'ALIBABACLOUD', 'ALICLOUD'].flatMap((vendor) => [
      `${vendor}_ACCESS_KEY_ID`,
      `${vendor}_ACCESS_KEY_SECRET`,
    ]),
    ...['ALIBABA_CLOUD_OIDC_TOKEN_FILE', 'ALIBABA_CLOUD_OIDC_PROVIDER_ARN', 'ALIBABA_CLOUD_ECS_METADATA'],
  ],
};

/** The halves of a key, and its token, among the variables that are read together with some of these. */
function siblings(names: ReadonlySet<string>): string[] {
  const half = ([, meaning]: Line): boolean =>
    meaning === 'id' || meaning === 'secret' || meaning === 'token';
  return NAMINGS.filter(({ form }) => form.kind === 'env')
    .flatMap(({ by }) => Object.values(by))
    .filter((lines) => lines.some((line) => half(line) && names.has(String(line[0]))))
    .flatMap((lines) => lines.filter(half).map(([name]) => String(name)));
}

/**
 * The environment for a program: this one, with the variables of the keys, without what is Keyturn's own, and without what
 * programs would read in place of these keys. `taken` names the last, in the order of the alphabet.
 */
export function environmentFor(
  env: Environment,
  variables: Readonly<Record<string, string>>,
  platform: NodeJS.Platform,
): { readonly env: Environment; readonly taken: readonly string[] } {
  // Windows knows no case in these names.
  const same = (name: string): string => (platform === 'win32' ? name.toUpperCase() : name);
  const set = new Set(Object.keys(variables));
  const ours = [...set];
  const rivals = new Set([
    ...RIVALS.filter(({ prefix }) => ours.some((name) => prefix.test(name))).flatMap(({ names }) => names),
    ...ours.flatMap((name) => BEFORE_ADDRESS[name] ?? []),
    ...siblings(set),
  ]);
  const taken: string[] = [];
  const kept = Object.entries(env).filter(([name, value]) => {
    if (value === undefined || same(name).startsWith('KEYTURN_') || set.has(same(name))) return false;
    if (!rivals.has(same(name))) return true;
    if (value !== '') taken.push(name);
    return false;
  });
  return { env: { ...Object.fromEntries(kept), ...variables }, taken: taken.sort() };
}

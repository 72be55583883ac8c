import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type AwsCloud, startAwsCloud } from '../../clouds/index.ts';
import { signedByCompany } from '../../clouds/shared/certificate.ts';
import { type ConnectProxy, startConnectProxy } from '../../clouds/shared/connect-proxy.ts';
import { temporaryFolder } from '../temporary-folder.ts';

type Env = Readonly<Record<string, string>>;

/** The hosts that a check of an AWS key calls. */
export const AWS_HOSTS = ['sts.us-east-1.amazonaws.com', 'iam.amazonaws.com'];

const USER = 'li';
const PASSWORD = 'p@ss:word';

/**
 * A company that lets nobody out but by its proxy, which wants a user and password and looks into TLS: it answers in the
 * name of AWS by a certificate of the company's authority, which the system's store alone knows.
 */
export interface Company extends AsyncDisposable {
  readonly cloud: AwsCloud;
  readonly proxy: ConnectProxy;
  /** Ways to set a computer up for it, as environments of a program: nothing of them is a setting of Keyturn. */
  readonly byVariables: Env;
  readonly byDesktop: Env;
}

/** What `gsettings list-recursively org.gnome.system.proxy` prints where a script was chosen. */
const gnome = (
  script: string,
  { hostname, port }: URL,
): string => `org.gnome.system.proxy autoconfig-url '${script}'
org.gnome.system.proxy ignore-hosts ['localhost', '127.0.0.0/8', '::1']
org.gnome.system.proxy mode 'auto'
org.gnome.system.proxy use-same-proxy true
org.gnome.system.proxy.ftp host ''
org.gnome.system.proxy.ftp port 0
org.gnome.system.proxy.http authentication-password '${PASSWORD}'
org.gnome.system.proxy.http authentication-user '${USER}'
org.gnome.system.proxy.http enabled false
org.gnome.system.proxy.http host '${hostname}'
org.gnome.system.proxy.http port ${port}
org.gnome.system.proxy.http use-authentication true
org.gnome.system.proxy.https host ''
org.gnome.system.proxy.https port 0
org.gnome.system.proxy.socks host ''
org.gnome.system.proxy.socks port 0
`;

/** A `gsettings` that answers this to the one question, and nothing to others. */
const stub = (answer: string): string => `#!/bin/sh
[ "$*" = "list-recursively org.gnome.system.proxy" ] || exit 1
cat <<'ANSWER'
${answer}ANSWER
`;

export async function startCompany(): Promise<Company> {
  const place = await temporaryFolder();
  const company = signedByCompany(AWS_HOSTS.map((host) => `DNS:${host}`).join(','));
  const cloud = await startAwsCloud({ tls: company });
  const proxy = await startConnectProxy({
    leadTo: Number(new URL(cloud.url).port),
    signIn: `${USER}:${PASSWORD}`,
  });
  const url = new URL(proxy.url);

  const store = join(place.path, 'store.pem');
  await writeFile(store, company.authority);
  // The store's own variable: OpenSSL reads it where the system's authorities are asked for.
  const trusts = { SSL_CERT_FILE: store };

  const script = join(place.path, 'company.pac');
  await writeFile(
    script,
    `function FindProxyForURL(url, host) {
  if (dnsDomainIs(host, ".amazonaws.com")) return "PROXY ${url.host}";
  return "DIRECT";
}`,
  );
  const programs = join(place.path, 'bin');
  await mkdir(programs);
  await writeFile(join(programs, 'gsettings'), stub(gnome(pathToFileURL(script).href, url)));
  await chmod(join(programs, 'gsettings'), 0o755);

  return {
    cloud,
    proxy,
    byVariables: {
      ...trusts,
      HTTPS_PROXY: proxy.url.replace('//', `//${USER}:${encodeURIComponent(PASSWORD)}@`),
    },
    byDesktop: {
      ...trusts,
      XDG_CURRENT_DESKTOP: 'GNOME',
      PATH: `${programs}${delimiter}${process.env.PATH ?? ''}`,
    },
    async [Symbol.asyncDispose]() {
      await proxy.close();
      await cloud.close();
      await place[Symbol.asyncDispose]();
    },
  };
}

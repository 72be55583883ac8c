import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A key and a certificate that it signed itself, in PEM. */
export interface SelfSigned {
  readonly key: string;
  readonly cert: string;
}

const MADE = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];

/** Lets the openssl command make what `args` say, which write files into its folder, and reads them. */
function made<Name extends string>(runs: readonly (readonly string[])[], files: readonly Name[]) {
  const folder = mkdtempSync(join(tmpdir(), 'keyturn-cert-'));
  try {
    for (const args of runs) {
      execFileSync('openssl', ['req', '-x509', ...MADE, ...args], { cwd: folder, stdio: 'pipe' });
    }
    const read = files.map((name) => [name, readFileSync(join(folder, `${name}.pem`), 'utf8')] as const);
    return Object.fromEntries(read) as Record<Name, string>;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const LEAF = ['-subj', '/CN=keyturn-test', '-keyout', 'key.pem', '-out', 'cert.pem'];

/** Makes a certificate by the openssl command. `names` is its subjectAltName, as in `IP:127.0.0.1,DNS:localhost`. */
export const selfSigned = (names: string): SelfSigned =>
  made([[...LEAF, '-addext', `subjectAltName=${names}`]], ['key', 'cert']);

/** A certificate as a company makes one that looks into TLS: by an authority of its own, in `authority`. */
export function signedByCompany(names: string): SelfSigned & { readonly authority: string } {
  const authority = [
    '-subj',
    '/CN=Company TLS inspection',
    '-keyout',
    'authority-key.pem',
    '-out',
    'authority.pem',
  ];
  const by = ['-CA', 'authority.pem', '-CAkey', 'authority-key.pem'];
  const about = ['-addext', `subjectAltName=${names}`, '-addext', 'basicConstraints=critical,CA:FALSE'];
  return made([authority, [...LEAF, ...by, ...about]], ['key', 'cert', 'authority']);
}

import { readFileSync, writeFileSync } from 'node:fs';

/** What `import('@github/keytar')` finds where a test says so: a keychain that is a file, or none at all. */
const path = process.env.ELECTRON_HOST_KEYCHAIN ?? '';

type Items = Readonly<Record<string, string>>;

function read(): Items {
  if (path === '') throw new Error('There is no keychain here');
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Items;
  } catch {
    // Nothing was kept yet.
    return {};
  }
}

const nameOf = (service: string, account: string): string => `${service}/${account}`;

export async function getPassword(service: string, account: string): Promise<string | null> {
  return read()[nameOf(service, account)] ?? null;
}

export async function setPassword(service: string, account: string, password: string): Promise<void> {
  writeFileSync(path, JSON.stringify({ ...read(), [nameOf(service, account)]: password }), { mode: 0o600 });
}

export async function deletePassword(service: string, account: string): Promise<boolean> {
  const { [nameOf(service, account)]: gone, ...rest } = read();
  writeFileSync(path, JSON.stringify(rest), { mode: 0o600 });
  return gone !== undefined;
}

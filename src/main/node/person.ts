import { hostname, userInfo } from 'node:os';

/** Whom the audit names: the operating system's user and this machine. */
export function thisPerson(): { readonly osUser: string; readonly device: string } {
  return { osUser: userName(), device: hostname() };
}

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    // A user id without an entry in the password database, as in some containers.
    return `uid ${process.getuid?.() ?? '?'}`;
  }
}

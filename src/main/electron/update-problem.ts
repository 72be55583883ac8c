import type { UpdateProblem } from '../../shared/model/updates.ts';

const SIGNATURE_CODES: readonly string[] = ['ERR_UPDATER_INVALID_SIGNATURE', 'ERR_CHECKSUM_MISMATCH'];
const DISK_CODES: readonly string[] = ['ENOSPC', 'EACCES', 'EPERM', 'EROFS', 'EDQUOT'];
/** Of Node, of Chromium's network stack, of HTTP, and of a list of releases that is not there or makes no sense. */
const NETWORK =
  /^(E(NOTFOUND|AI_AGAIN|CONN\w+|HOST\w+|NET\w+|TIMEDOUT|PIPE|PROTO)|HTTP_ERROR_\d+|ERR_UPDATER_\w+|ERR_TLS\w+|CERT_\w+)$|^net::/;
/** How macOS's own updater says that an app was not signed by the one that runs. */
const MAC_SIGNATURE = /code (signature|requirement)|not pass validation/i;

/** What an error of electron-updater means for a person. */
export function updateProblem(error: unknown): UpdateProblem {
  const code: unknown = Reflect.get(Object(error), 'code');
  const name = typeof code === 'string' ? code : '';
  const message = error instanceof Error ? error.message : '';
  if (SIGNATURE_CODES.includes(name) || MAC_SIGNATURE.test(message)) return 'signature';
  if (DISK_CODES.includes(name)) return 'disk';
  return NETWORK.test(name) || NETWORK.test(message) ? 'network' : 'other';
}

import type { Table } from '../types.ts';

// JD Cloud: the gateway's words in the message, as its public list of error codes and issues have them.
export const jdcloud: Table = {
  cloud: 'jdcloud',
  hosts: ['jdcloud-api.com', 'jdcloud.com', 'jdcloud-oss.com'],
  words: ['jdcloud', '京东云', 'sign result is not same', '[gw]'],
  hints: ['access_error', 'http_rate_limit_exceeded'],
  page: 'jdcloud-keys',
  rows: [
    { cause: 'wrong-secret', says: ['sign result is not same'] },
    { cause: 'unknown-or-disabled', says: ['access_error', 'invalid accesskey'] },
    { cause: 'unknown-or-disabled', says: ['access_error', 'secret key is nul'] },
    { cause: 'key-refused', says: ['access_error', 'invalid authentication credentials'] },
    { cause: 'not-from-here', codes: ['HTTP_FORBIDDEN'], says: ['your ip address is not allowed'] },
    { cause: 'throttled', codes: ['HTTP_RATE_LIMIT_EXCEEDED'] },
    { cause: 'unknown-action', codes: ['HTTP_NOT_FOUND'] },
    { cause: 'unknown-action', says: ['no route and no api'] },
    { cause: 'unknown-action', codes: ['HTTP_FORBIDDEN'], says: ['api is disabled'] },
    { cause: 'key-disabled', codes: ['HTTP_FORBIDDEN'], says: ['accesskey is disabled'] },
    { cause: 'denied', codes: ['HTTP_FORBIDDEN'], common: true },
  ],
};

import { createRequire } from 'node:module';

const load = createRequire(import.meta.url);

/** Node's TLS, read when a connection is first prepared: most commands make none, and all wait for what they import. */
export const nodeTls = (): typeof import('node:tls') => load('node:tls');

import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { protocol, type Session } from 'electron';
import { assetPath } from './asset-path.ts';
import { HEADER_CSP } from './content-security-policy.ts';
import type { OneTimePages } from './one-time-pages.ts';
import { APP_SCHEME } from './origin.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

const HEADERS = {
  'Content-Security-Policy': HEADER_CSP,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
};

/**
 * Makes `app:` a standard, secure scheme, so that pages of it have an origin. To be called before `ready`.
 * https://www.electronjs.org/docs/latest/api/protocol
 */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true } },
  ]);
}

/**
 * Serves the built interface from `folder` under `app://keyturn`, in this session only, and each page that is offered
 * once. Anything else answers 404.
 */
export function serveApp(session: Session, folder: string, pages: OneTimePages): void {
  session.protocol.handle(APP_SCHEME, async ({ method, url }) => {
    const page = method === 'GET' ? pages.take(url) : null;
    if (page === null) return answer(method, url, folder);
    const headers = { ...HEADERS, 'Content-Security-Policy': page.csp, 'Content-Type': TYPES['.html'] ?? '' };
    return new Response(page.html, { status: 200, headers });
  });
}

async function answer(method: string, url: string, folder: string): Promise<Response> {
  const path = method === 'GET' ? assetPath(url, folder) : null;
  const type = path === null ? undefined : TYPES[extname(path)];
  const body = path === null || type === undefined ? null : await readFile(path).catch(() => null);
  if (body === null || type === undefined) return new Response(null, { status: 404, headers: HEADERS });
  return new Response(new Uint8Array(body), { status: 200, headers: { ...HEADERS, 'Content-Type': type } });
}

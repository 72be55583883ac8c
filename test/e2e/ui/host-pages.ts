import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import type { TestProject } from 'vitest/node';

const root = join(import.meta.dirname, '../../..');

/** As strict as the app's own policy, so that a component that needs more is found here. */
const CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "object-src 'none'",
  "require-trusted-types-for 'script'",
].join('; ');

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

/** A built page on a port of this machine. */
interface PageHost {
  readonly origin: string;
  close(): Promise<void>;
}

/** The origins of the pages that tests of the interface open. */
export interface HostedPages {
  /** The development page of the design system. */
  readonly gallery: string;
  /** The app's own window over a vault in memory. */
  readonly window: string;
}

declare module 'vitest' {
  export interface ProvidedContext {
    pages: HostedPages;
  }
}

/** Builds and serves both once for the whole run: building them for each file took longer than most of the files. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const hosts = await Promise.all([
    hostPage('src/renderer', 'gallery.html'),
    hostPage('test/e2e/ui/fake-window', 'index.html'),
  ]);
  const [gallery, window] = hosts;
  project.provide('pages', { gallery: gallery.origin, window: window.origin });
  return async () => {
    await Promise.all(hosts.map((host) => host.close()));
  };
}

/** Builds a page into a folder of its own and serves it under the strict policy. */
async function hostPage(place: string, page: string): Promise<PageHost> {
  const folder = await mkdtemp(join(tmpdir(), 'keyturn-gallery-'));
  await build({
    configFile: false,
    logLevel: 'error',
    root: join(root, place),
    plugins: [react()],
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: 'chrome140',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: { page: join(root, place, page) } },
    },
  });
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
    void readFile(join(folder, normalize(pathname)))
      .then((body) => {
        response.setHeader('content-security-policy', CSP);
        response.setHeader('content-type', TYPES[extname(pathname)] ?? 'application/octet-stream');
        response.end(body);
      })
      .catch(() => response.writeHead(404).end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(folder, { recursive: true, force: true });
    },
  };
}

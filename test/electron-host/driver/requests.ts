import type { BrowserContext, Page, Route } from 'playwright-core';
import type { AppMethods } from '../shared/methods.ts';
import { toApp } from '../shared/origin.ts';
import type { Call } from '../shared/rpc.ts';

/** Which window of the app a page is; null for one that the app did not make. */
export type WindowOf = (page: Page) => { readonly id: number; readonly navigating: boolean } | null;

/**
 * Sends every request of the browser past the app, in Electron's order: may the page navigate, does the session let it
 * through, and then the app's own protocol handler, or the network for the other schemes.
 */
export async function routeRequests(
  context: BrowserContext,
  app: Call<AppMethods>,
  windowOf: WindowOf,
): Promise<void> {
  await context.route(
    () => true,
    async (route) => {
      try {
        await answer(route, app, windowOf);
      } catch {
        // The page or the app has gone; Chromium has already dropped the request, or drops it now.
        await route.abort('failed').catch(() => undefined);
      }
    },
  );
}

async function answer(route: Route, app: Call<AppMethods>, windowOf: WindowOf): Promise<void> {
  const request = route.request();
  const url = request.url();
  const window = windowOf(request.frame().page());
  if (window === null) {
    // A page that the app denies is about to be closed; it loads nothing until then.
    await route.abort('blockedbyclient');
    return;
  }
  if (request.isNavigationRequest()) {
    const main = request.frame().parentFrame() === null;
    if (!(main && window.navigating) && !(await app('mayNavigate', window.id, url, main))) {
      await route.abort('aborted');
      return;
    }
  }
  if (!(await app('allows', url, request.resourceType()))) {
    await route.abort('blockedbyclient');
    return;
  }
  if (toApp(url) === url) {
    await route.continue();
    return;
  }
  const served = await app('serve', request.method(), url);
  await route.fulfill({
    status: served.status,
    headers: { ...served.headers },
    body: Buffer.from(served.body),
  });
}

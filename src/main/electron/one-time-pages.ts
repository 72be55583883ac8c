import { createHash, randomBytes } from 'node:crypto';
import type { PrintedPage } from '../ports/kit-window.ts';
import { APP_HOST, APP_SCHEME, isAppUrl } from './origin.ts';

const FOLDER = '/kit/';

/** A page as it is answered. */
export interface ServedPage {
  readonly html: string;
  /** Nothing but its own stylesheet, by the hash of it: no script, no image, no form, no connection. */
  readonly csp: string;
}

/** Pages that are served once, each under a name that nobody can guess, and kept nowhere else. */
export interface OneTimePages {
  /** The URL that shows the page to whoever asks first. */
  offer(page: PrintedPage): string;
  /** The page of a URL, once; null for every other URL. */
  take(url: string): ServedPage | null;
  /** Forgets what was not asked for. */
  clear(): void;
}

export function createOneTimePages(): OneTimePages {
  const waiting = new Map<string, ServedPage>();
  return {
    offer({ html, style }) {
      const hash = createHash('sha256').update(style, 'utf8').digest('base64');
      const csp = [
        "default-src 'none'",
        `style-src 'sha256-${hash}'`,
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
      ].join('; ');
      const url = `${APP_SCHEME}://${APP_HOST}${FOLDER}${randomBytes(32).toString('hex')}`;
      waiting.set(url, { html, csp });
      return url;
    },
    take(url) {
      const page = isAppUrl(url) ? (waiting.get(url) ?? null) : null;
      waiting.delete(url);
      return page;
    },
    clear: () => waiting.clear(),
  };
}

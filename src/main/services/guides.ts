import { guideOf, loadGuides } from '../../shared/catalogue/guides/index.ts';
import { catalogue } from '../../shared/catalogue/index.ts';
import { KeyturnError } from '../../shared/ipc/envelope.ts';
import type { CloudId } from '../../shared/model/cloud.ts';
import type { GuideName, GuideProgress } from '../../shared/model/guide.ts';
import type { Browser } from '../ports/browser.ts';
import type { Clock } from '../ports/clock.ts';
import { deleteGuideProgress, listGuideProgress, putGuideProgress } from '../vault/repositories/guides.ts';
import type { ClipboardGuard } from './clipboard-guard.ts';
import type { VaultSession } from './vault-session.ts';

/** The way to a key at the console, as far as it leads out of the window. */
export interface Guides {
  /** The guide that was worked on last comes first. Throws `vault-locked`. */
  progress(): GuideProgress[];
  /** Throws `invalid-input` for a kind or site that the catalogue does not have. */
  mark(name: GuideName, done: readonly string[]): void;
  /** Throws `invalid-input` for a page that the catalogue does not have; nothing else is ever opened. */
  open(cloud: CloudId, site: string, page: string): Promise<void>;
  /** Throws `invalid-input` for a step that has nothing to copy. */
  copy(name: GuideName, step: string): Promise<void>;
}

const refuse = (field: string): never => {
  throw new KeyturnError('invalid-input', { field });
};

function siteOf(cloud: CloudId, site: string) {
  return catalogue[cloud].sites.find(({ id }) => id === site) ?? refuse('site');
}

function requireKnown({ cloud, kind, site }: GuideName): void {
  if (!catalogue[cloud].kinds.some(({ id }) => id === kind)) refuse('kind');
  siteOf(cloud, site);
}

/** Creates the service; texts are read when they are first wanted. */
export function createGuides(deps: {
  readonly session: Pick<VaultSession, 'vault'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly clipboard: Pick<ClipboardGuard, 'copyPlain'>;
  readonly browser: Browser;
}): Guides {
  const { session, clock, clipboard, browser } = deps;
  return {
    progress: () => session.vault().read(listGuideProgress),

    mark(name, done) {
      requireKnown(name);
      session.vault().write((db) => {
        if (done.length === 0) deleteGuideProgress(db, name);
        else putGuideProgress(db, { ...name, done: [...new Set(done)], at: clock.now() });
      });
    },

    async open(cloud, site, page) {
      const { pages } = siteOf(cloud, site);
      const address = Object.hasOwn(pages, page) ? pages[page] : undefined;
      await browser.open(address ?? refuse('page'));
    },

    async copy(name, step) {
      requireKnown(name);
      const guide = guideOf(await loadGuides(name.cloud), name);
      const text = guide?.steps.find(({ id }) => id === step)?.copies;
      await clipboard.copyPlain(text ?? refuse('step'));
    },
  };
}

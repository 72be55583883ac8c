import './bridge/zod-jitless.ts';
import './styles/tokens.css';
import './styles/base.css';
import { createRoot } from 'react-dom/client';
import { resolveLocale } from '../shared/i18n/locale.ts';
import { App } from './app.tsx';
import { createClient } from './bridge/client.ts';
import { createI18n } from './lib/i18n.ts';
import { applyAppearance } from './lib/theme.ts';
import { listenForShortcuts } from './lib/use-shortcuts.ts';
import { createStores, type Stores } from './stores/index.ts';
import { wireStores } from './stores/wire.ts';

/** Keeps the language and the look of the page in step with the preferences. */
function followPreferences(stores: Stores): ReturnType<typeof createI18n> {
  const { state } = stores.preferences;
  const localeNow = () => {
    const { preferences, app } = state.getState();
    return app?.locale ?? resolveLocale(preferences.locale, navigator.language);
  };
  const i18n = createI18n(localeNow());
  const apply = (): void => {
    const { theme, density } = state.getState().preferences;
    applyAppearance({ theme, density, locale: localeNow() });
    if (i18n.language !== localeNow()) void i18n.changeLanguage(localeNow());
  };
  apply();
  state.subscribe(apply);
  return i18n;
}

async function start(root: HTMLElement): Promise<void> {
  const stores = createStores(createClient());
  // The first paint is the right screen, in the right language and colours; without an answer the defaults do.
  await Promise.all([stores.preferences.refresh().catch(() => undefined), stores.session.refresh()]);
  const i18n = followPreferences(stores);
  wireStores(stores);
  listenForShortcuts();
  createRoot(root).render(<App stores={stores} i18n={i18n} />);
}

const root = document.getElementById('root');
if (root !== null) void start(root);

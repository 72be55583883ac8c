import './bridge/zod-jitless.ts';
import './styles/tokens.css';
import './styles/base.css';
import { createRoot } from 'react-dom/client';
import { resolveLocale } from '../shared/i18n/locale.ts';
import type { Locale } from '../shared/model/settings.ts';
import { App } from './app.tsx';
import { createClient } from './bridge/client.ts';
import { createSpeech, type Speech } from './lib/i18n.ts';
import { applyAppearance } from './lib/theme.ts';
import { listenForShortcuts } from './lib/use-shortcuts.ts';
import { NoTexts } from './no-texts.tsx';
import { createStores, type Stores } from './stores/index.ts';
import { wireStores } from './stores/wire.ts';

type PreferencesNow = Stores['preferences']['state'];

function localeNow(state: PreferencesNow): Locale {
  const { preferences, app } = state.getState();
  return app?.locale ?? resolveLocale(preferences.locale, navigator.language);
}

function showLook(state: PreferencesNow, locale: Locale): void {
  const { theme, density } = state.getState().preferences;
  applyAppearance({ theme, density, locale });
}

/** Keeps the language and the look of the page in step with the preferences. */
function followPreferences({ preferences: { state } }: Stores, { i18n, speak }: Speech): void {
  // The page's language is the one that it speaks, which follows the chosen one as soon as its texts are there.
  const look = (): void => showLook(state, i18n.language === 'zh-CN' ? 'zh-CN' : 'en');
  const apply = (): void => {
    look();
    void speak(localeNow(state));
  };
  i18n.on('languageChanged', look);
  apply();
  state.subscribe(apply);
}

async function start(element: HTMLElement): Promise<void> {
  const stores = createStores(createClient());
  const { state } = stores.preferences;
  const root = createRoot(element);
  const run = (speech: Speech): void => {
    followPreferences(stores, speech);
    wireStores(stores);
    listenForShortcuts();
    root.render(<App stores={stores} i18n={speech.i18n} />);
  };
  const retry = () => createSpeech(localeNow(state)).then(run, () => undefined);
  // The first paint is the right screen, in the right language and colours; without an answer the defaults do.
  const [speech] = await Promise.all([
    stores.preferences
      .refresh()
      .catch(() => undefined)
      .then(() => createSpeech(localeNow(state)))
      .catch(() => null),
    stores.session.refresh(),
  ]);
  if (speech !== null) return run(speech);
  showLook(state, localeNow(state));
  root.render(<NoTexts onRetry={retry} />);
}

const root = document.getElementById('root');
if (root !== null) void start(root);

import './bridge/zod-jitless.ts';
import './styles/tokens.css';
import './styles/base.css';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { Gallery } from './gallery/gallery.tsx';
import { appearanceOf } from './gallery/sample.ts';
import { createSpeech } from './lib/i18n.ts';
import { applyAppearance } from './lib/theme.ts';
import { listenForShortcuts } from './lib/use-shortcuts.ts';
import { UiProvider } from './ui/index.ts';

// The development page of the design system: `?lang=zh-CN&theme=dark&density=compact#panes`.
const appearance = appearanceOf(new URLSearchParams(window.location.search));
applyAppearance(appearance);
listenForShortcuts();
const { i18n } = await createSpeech(appearance.locale);
const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <I18nextProvider i18n={i18n}>
      <UiProvider>
        <Gallery />
      </UiProvider>
    </I18nextProvider>,
  );
}

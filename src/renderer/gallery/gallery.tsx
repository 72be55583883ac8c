import { useSyncExternalStore } from 'react';
import { ControlsSection } from './controls.tsx';
import styles from './gallery.module.css';
import { MarksSection } from './marks.tsx';
import { NoticesSection } from './notices.tsx';
import { OverlaysSection } from './overlays.tsx';
import { PanesSection } from './panes.tsx';
import { useSay } from './sample.ts';
import { SecretsSection } from './secrets.tsx';

function onHash(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}

/** Every component in all states; `#panes` shows the three panes alone, as large as the window. */
export function Gallery() {
  const say = useSay();
  const hash = useSyncExternalStore(onHash, () => window.location.hash);
  if (hash === '#panes') return <PanesSection />;
  return (
    <main className={styles.gallery}>
      <h1>{say('Components', '组件')}</h1>
      <ControlsSection />
      <MarksSection />
      <SecretsSection />
      <NoticesSection />
      <OverlaysSection />
    </main>
  );
}

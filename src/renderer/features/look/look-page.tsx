import { Archive } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { linesOf } from '../../lib/look-rows.ts';
import { useLive, useStores } from '../../stores/react.ts';
import { announce, Button, Page, WireErrorNotice } from '../../ui/index.ts';
import { FoundList } from './found-list.tsx';
import { LookLead } from './look-lead.tsx';
import { LookProgress } from './look-progress.tsx';
import { TakeBar } from './take-bar.tsx';
import { WhereForm } from './where-form.tsx';

/** Says for those who do not see the page that a look has come to its end. */
function useEndTold(): void {
  const { t } = useTranslation();
  const { looks } = useStores();
  const running = useLive(looks, ({ view }) => view?.running ?? false);
  const count = useLive(looks, ({ view }) => view?.keys.length ?? 0);
  const ran = useRef(running);
  useEffect(() => {
    if (ran.current && !running) announce(t('look.ended', { count }));
    ran.current = running;
  }, [running, count, t]);
}

/** Looking around this computer: where, how it goes, what was found, and what becomes of it. */
export function LookPage() {
  const { t } = useTranslation();
  const { looks, places } = useStores();
  const view = useLive(looks, (state) => state.view);
  const choosing = useLive(looks, (state) => state.choosing);
  const error = useLive(looks, (state) => state.error);
  // The list has to know what it scrolls in, which is there once the page is.
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null);
  useEffect(() => void looks.refresh().then(looks.recheck), [looks]);
  useEndTold();
  // What went wrong, or came of it, is said above what was found.
  useEffect(() => {
    if (error !== null) scroller?.scrollTo({ top: 0 });
  }, [error, scroller]);
  const showTaken = (): void => {
    scroller?.scrollTo({ top: 0 });
    scroller?.querySelector<HTMLElement>('[data-taken]')?.focus({ preventScroll: true });
  };
  const found = choosing ? null : view;
  const lines = found === null ? [] : linesOf(found);
  return (
    <Page
      title={t('look.place')}
      backLabel={t('look.close')}
      onBack={() => void places.keys({ kind: 'all' })}
      scroller={setScroller}
      aside={
        <Button size="s" look="ghost" icon={Archive} onClick={places.kept}>
          {t('plaintext.kept.title')}
        </Button>
      }
      {...(found !== null && found.keys.length > 0
        ? { foot: <TakeBar view={found} onTaken={showTaken} /> }
        : {})}
    >
      {error !== null && <WireErrorNotice error={error} />}
      {found === null ? (
        <WhereForm />
      ) : (
        <>
          {found.running ? <LookProgress view={found} /> : <LookLead view={found} />}
          {lines.length > 0 && scroller !== null && <FoundList lines={lines} scroller={scroller} />}
        </>
      )}
    </Page>
  );
}

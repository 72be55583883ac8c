import { useTranslation } from 'react-i18next';
import type { Draft } from '../../../shared/model/draft.ts';
import { useFormat } from '../../lib/use-format.ts';
import { useLive, useStores } from '../../stores/react.ts';
import { Banner, Button } from '../../ui/index.ts';

const DAY_MS = 86_400_000;

/** A form that was half filled in when the vault was locked, with the way back into it. */
export function DraftBanner() {
  const { t } = useTranslation();
  const format = useFormat();
  const { drafts, dialogs, list, places } = useStores();
  const draft = useLive(drafts, (state) => state.all.find(({ id }) => id !== state.open));
  if (draft === undefined) return null;

  const resume = ({ form, subject }: Draft): void => {
    if (form === 'add-key' || subject === null) {
      dialogs.open({ kind: 'add', way: 'form', draft });
      return;
    }
    void places.keys({ kind: 'all' }).then(() => {
      list.select(subject);
      dialogs.open({ kind: 'replace-secret', id: subject, draft });
    });
  };

  const time = Date.now() - draft.at < DAY_MS ? format.time(draft.at) : format.instant(draft.at);
  return (
    <Banner
      action={
        <>
          <Button size="s" onClick={() => resume(draft)}>
            {t('draft.continue')}
          </Button>
          <Button size="s" look="ghost" onClick={() => void drafts.discard(draft.id).catch(() => undefined)}>
            {t('draft.discard')}
          </Button>
        </>
      }
    >
      {t(draft.form === 'add-key' ? 'draft.banner' : 'draft.bannerSecret', { time })}
    </Banner>
  );
}

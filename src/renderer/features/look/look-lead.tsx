import { Search, ShieldCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Output } from '../../../shared/ipc/contract.ts';
import type { LookView } from '../../../shared/model/look.ts';
import { plaintextIn } from '../../lib/look-rows.ts';
import { useLive, useStores } from '../../stores/react.ts';
import { Banner, Button, EmptyState } from '../../ui/index.ts';
import styles from './look.module.css';
import { useSeen } from './use-seen.ts';

/** What a look found in one sentence, what was taken in of it, and what there is to do next. */
export function LookLead({ view }: { readonly view: LookView }) {
  const { t, i18n } = useTranslation();
  const { looks, dialogs } = useStores();
  const taken = useLive(looks, (state) => state.taken);
  const gone = useLive(looks, (state) => state.gone);
  const again = useLive(looks, (state) => state.again.size);
  const seen = useSeen(view);
  const between = i18n.language === 'zh-CN' ? '' : ' ';
  const said = [t('look.looked', { seen }), ...(view.cut === 'no' ? [] : [t(`look.cut.${view.cut}`)])].join(
    between,
  );
  const plaintext = plaintextIn(view.keys, gone);
  const holding = new Set(view.keys.map(({ place }) => place)).size;
  if (view.keys.length === 0) {
    return (
      <EmptyState
        heading={2}
        drawing="search"
        title={t('look.none')}
        detail={
          <>
            <p>{said}</p>
            <p>
              {[
                t(
                  view.places.some(({ problems }) => problems.length > 0)
                    ? 'look.noneRead'
                    : 'look.noneDetail',
                ),
                t('look.noneFolder'),
              ].join(between)}
            </p>
          </>
        }
        primary={
          <Button look="primary" onClick={looks.again}>
            {t('look.elsewhere')}
          </Button>
        }
      />
    );
  }
  return (
    <>
      <div className={styles.lead}>
        <div className={styles.said}>
          <p className={styles.verdict} role="status">
            {t('look.found', {
              keys: t('look.keys', { count: view.keys.length }),
              places: t('look.places', { count: holding }),
            })}
          </p>
          <p className={styles.quiet}>{said}</p>
        </div>
        <Button icon={Search} onClick={looks.again}>
          {t('look.again')}
        </Button>
      </div>
      {taken !== null && <Taken taken={taken} />}
      {plaintext.length > 0 && (
        <div className={styles.rounded}>
          <Banner
            tone="warning"
            action={
              <Button size="s" onClick={() => dialogs.open({ kind: 'scrub', ids: plaintext })}>
                {t('look.takeAway')}
              </Button>
            }
          >
            {t('look.plaintext', { count: plaintext.length })}
          </Banner>
        </div>
      )}
      {again > 0 && (
        <div className={styles.rounded}>
          <Banner tone="warning">{t('look.stillThere', { count: again })}</Banner>
        </div>
      )}
    </>
  );
}

function Taken({ taken }: { readonly taken: Output<'look.import'> }) {
  const { t } = useTranslation();
  const { verifyRuns, places } = useStores();
  const { added, refused, reasons } = taken;
  const words = [
    t('look.done.added', { count: added.length }),
    ...(taken.places.length > 0 ? [t('look.done.places', { count: taken.places.length })] : []),
    ...(refused.length > 0 ? [t('import.done.refused', { count: refused.length })] : []),
    ...(reasons['in-bin'] > 0 ? [t('import.done.in-bin', { count: reasons['in-bin'] })] : []),
  ];
  const verify = (): void => {
    // How it goes is seen there.
    places.verification();
    void verifyRuns.start({ kind: 'keys', ids: added });
  };
  return (
    <div className={styles.rounded} data-taken tabIndex={-1}>
      <Banner
        {...(added.length > 0
          ? {
              action: (
                <Button size="s" icon={ShieldCheck} onClick={verify}>
                  {t('import.done.verify', { count: added.length })}
                </Button>
              ),
            }
          : {})}
      >
        {words.join(t('import.done.between'))}
      </Banner>
    </div>
  );
}

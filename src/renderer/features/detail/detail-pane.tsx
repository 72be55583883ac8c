import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { catalogue, inLocale } from '../../../shared/catalogue/index.ts';
import type { CredentialDetail } from '../../../shared/model/credential.ts';
import type { CredentialId } from '../../../shared/model/ids.ts';
import { useNow } from '../../lib/use-now.ts';
import { NO_FILTER } from '../../stores/history.ts';
import { useLive, useStores } from '../../stores/react.ts';
import { CloudTile, EmptyState, Section, SidePane, WireErrorNotice } from '../../ui/index.ts';
import styles from './detail.module.css';
import { DetailActions, DetailMarks } from './detail-header.tsx';
import { DetailNotices } from './detail-notices.tsx';
import { HistorySection } from './history-section.tsx';
import { IdentitySection } from './identity-section.tsx';
import { KeySection } from './key-section.tsx';
import { ReachSection } from './reach-section.tsx';
import { ScheduleSection } from './schedule-section.tsx';

export interface DetailPaneProps {
  /** What is told of the key's rotation, above its fields. */
  readonly rotation: (id: CredentialId) => ReactNode;
  /** Where it is used. */
  readonly places: (key: CredentialDetail) => ReactNode;
}

/** The right pane: everything about one key that may be shown without asking for its secret. */
export function DetailPane({ rotation, places }: DetailPaneProps) {
  const { t, i18n } = useTranslation();
  const { detail: store, history: whole, places: whereabouts } = useStores();
  const { detail, history, error } = useLive(store, (state) => state);
  const now = useNow();

  if (error !== null) {
    return (
      <div className={styles.alone}>
        <WireErrorNotice error={error} />
      </div>
    );
  }
  if (detail === null) return <EmptyState drawing="choose" title={t('vault.empty.none')} />;
  const spec = catalogue[detail.cloud];
  return (
    // Another key starts at the top, and nothing revealed or half-opened of the one before stays.
    <SidePane
      key={detail.id}
      name={detail.label}
      mark={<CloudTile size="l" monogram={spec.monogram} hue={spec.hue} />}
      where={[
        inLocale(spec.name, i18n.language),
        ...(detail.accountLabel === detail.label ? [] : [detail.accountLabel]),
      ].join(' · ')}
      state={<DetailMarks detail={detail} now={now} />}
      actions={<DetailActions detail={detail} now={now} />}
    >
      <DetailNotices detail={detail} now={now} />
      {rotation(detail.id)}
      <KeySection detail={detail} />
      <IdentitySection detail={detail} now={now} />
      <ScheduleSection detail={detail} now={now} />
      {places(detail)}
      <ReachSection account={detail.account} />
      {detail.note !== '' && (
        <Section title={t('vault.note')}>
          <p className={styles.note}>{detail.note}</p>
        </Section>
      )}
      <HistorySection
        entries={history}
        now={now}
        onMore={() => {
          void whole.show({ ...NO_FILTER, key: { id: detail.id, label: detail.label } });
          whereabouts.history();
        }}
      />
    </SidePane>
  );
}

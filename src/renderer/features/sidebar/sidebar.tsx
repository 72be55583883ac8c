import {
  CircleAlert,
  CircleDashed,
  ClockAlert,
  DatabaseBackup,
  HardDrive,
  History,
  KeyRound,
  Languages,
  Laptop,
  ListChecks,
  Lock,
  RefreshCw,
  Settings,
  Trash2,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { catalogue, inLocale } from '../../../shared/catalogue/index.ts';
import { CLOUD_IDS } from '../../../shared/model/cloud.ts';
import type { View } from '../../../shared/model/view.ts';
import { useLive, useStores } from '../../stores/react.ts';
import { isRunning, needsPerson } from '../../stores/rotations.ts';
import { Button, CloudTile, IconButton, SidebarItem, SidebarSection } from '../../ui/index.ts';
import styles from './sidebar.module.css';

function sameView(a: View, b: View): boolean {
  return a.kind === b.kind && (a.kind !== 'cloud' || b.kind !== 'cloud' || a.cloud === b.cloud);
}

/** Where to look: by urgency, by cloud, in the bin; at its foot the lock and the settings. */
export function Sidebar() {
  const { t, i18n } = useTranslation();
  const { list, counts: countsStore, session, dialogs, places } = useStores();
  const place = useLive(places, (state) => state.place);
  const current = useLive(list, (state) => state.view);
  const counts = useLive(countsStore, (state) => state.value);
  const item = (view: View) => ({
    current: place === 'keys' && sameView(view, current),
    onSelect: () => void places.keys(view),
  });
  const clouds = CLOUD_IDS.filter(
    (cloud) => (counts.clouds[cloud] ?? 0) > 0 || sameView(current, { kind: 'cloud', cloud }),
  );

  return (
    <div className={styles.sidebar}>
      <div className={styles.places}>
        <SidebarSection>
          <SidebarItem
            icon={KeyRound}
            label={t('vault.view.all')}
            count={counts.all}
            {...item({ kind: 'all' })}
          />
          <SidebarItem
            icon={ClockAlert}
            label={t('vault.view.due')}
            count={counts.due}
            attention="due"
            {...item({ kind: 'due' })}
          />
          <SidebarItem
            icon={CircleAlert}
            label={t('vault.view.overdue')}
            count={counts.overdue}
            attention="overdue"
            {...item({ kind: 'overdue' })}
          />
          <SidebarItem
            icon={CircleDashed}
            label={t('vault.view.unverified')}
            count={counts.unverified}
            {...item({ kind: 'unverified' })}
          />
          <RotationsItem />
          <WorklistItem />
        </SidebarSection>
        {clouds.length > 0 && (
          <SidebarSection title={t('vault.view.clouds')}>
            {clouds.map((cloud) => (
              <SidebarItem
                key={cloud}
                leading={<CloudTile monogram={catalogue[cloud].monogram} hue={catalogue[cloud].hue} />}
                label={inLocale(catalogue[cloud].name, i18n.language)}
                count={counts.clouds[cloud] ?? 0}
                {...item({ kind: 'cloud', cloud })}
              />
            ))}
          </SidebarSection>
        )}
        <SidebarSection>
          <SidebarItem
            icon={Laptop}
            label={t('look.place')}
            current={place === 'look' || place === 'kept'}
            onSelect={places.look}
          />
          <BackupItem />
          <SidebarItem
            icon={History}
            label={t('history.place')}
            current={place === 'history'}
            onSelect={() => places.history()}
          />
          <SidebarItem
            icon={Trash2}
            label={t('vault.view.bin')}
            count={counts.bin}
            {...item({ kind: 'bin' })}
          />
        </SidebarSection>
      </div>
      <div className={styles.foot}>
        <Button look="ghost" icon={Lock} onClick={() => void session.lock().catch(() => undefined)}>
          {t('vault.lock')}
        </Button>
        <span className={styles.tools}>
          <IconButton
            icon={Languages}
            label={t('crosswalk.title')}
            aria-current={place === 'names' ? 'page' : undefined}
            onClick={places.names}
          />
          <IconButton
            icon={HardDrive}
            label={t('whereabouts.title')}
            aria-current={place === 'whereabouts' ? 'page' : undefined}
            onClick={places.whereabouts}
          />
          <IconButton
            icon={Settings}
            label={t('settings.title')}
            shortcut="settings"
            onClick={() => dialogs.open({ kind: 'settings' })}
          />
        </span>
      </div>
    </div>
  );
}

/** The way to the keys that others may hold, while a list of them is open. */
function WorklistItem() {
  const { t } = useTranslation();
  const { places, worklist } = useStores();
  const place = useLive(places, (state) => state.place);
  const list = useLive(worklist, (state) => state.value);
  if (list === null) return null;
  const left = list.items.filter(({ state }) => state === 'waiting' || state === 'rotating').length;
  return (
    <SidebarItem
      icon={ListChecks}
      label={t('worklist.place')}
      count={left}
      {...(left > 0 ? { attention: 'due' as const } : {})}
      current={place === 'worklist'}
      onSelect={() => places.worklist()}
    />
  );
}

/** The way to the backups; amber when there is none, or only an old one. */
function BackupItem() {
  const { t } = useTranslation();
  const { places, backups } = useStores();
  const place = useLive(places, (state) => state.place);
  const warned = useLive(backups, ({ status }) => status !== null && status.warning !== 'none');
  return (
    <SidebarItem
      icon={DatabaseBackup}
      label={t('backup.place')}
      {...(warned ? { attention: 'due' as const } : {})}
      current={place === 'backup'}
      onSelect={() => places.backup()}
    />
  );
}

/** The way to the rotations, with how many run; amber when one needs a decision. */
function RotationsItem() {
  const { t } = useTranslation();
  const { places, rotations } = useStores();
  const place = useLive(places, (state) => state.place);
  const running = useLive(rotations, ({ all }) => all?.filter(isRunning).length ?? 0);
  const waiting = useLive(rotations, ({ all }) => all?.some(needsPerson) ?? false);
  return (
    <SidebarItem
      icon={RefreshCw}
      label={t('rotation.place')}
      count={running}
      {...(waiting ? { attention: 'due' as const } : {})}
      current={place === 'rotations'}
      onSelect={() => places.rotations()}
    />
  );
}

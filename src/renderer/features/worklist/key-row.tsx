import { CircleAlert, CircleCheck, CircleQuestionMark, RefreshCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { catalogue } from '../../../shared/catalogue/index.ts';
import { maskPublicId } from '../../../shared/mask.ts';
import type { Worklist } from '../../../shared/model/recovery-kit.ts';
import { isProduction } from '../../../shared/production.ts';
import { useLive, useStores } from '../../stores/react.ts';
import { rotationOf } from '../../stores/rotations.ts';
import { Button, CloudTile, Tag } from '../../ui/index.ts';
import styles from './worklist.module.css';

type Item = Worklist['items'][number];

const ICONS = { waiting: CircleAlert, rotating: RefreshCw, turned: CircleCheck, gone: CircleQuestionMark };

/** One key: what it is, how far it is, and the step that comes next. */
export function KeyRow({ item }: { readonly item: Item }) {
  const { t } = useTranslation();
  const { cloud, label, accountLabel, publicId, environment, state, inBin } = item;
  const { monogram, hue } = catalogue[cloud];
  const Icon = ICONS[state];
  return (
    <li className={styles.row} data-state={state}>
      <CloudTile monogram={monogram} hue={hue} />
      <div className={styles.words}>
        <span className={styles.label}>{label}</span>
        <span className={styles.under}>
          {accountLabel} · <code>{maskPublicId(publicId)}</code>
        </span>
      </div>
      {environment !== null && <Tag tone={isProduction(environment) ? 'strong' : 'plain'}>{environment}</Tag>}
      <span className={styles.state}>
        <Icon size={14} aria-hidden />
        {t(inBin && state === 'waiting' ? 'worklist.inBin' : `worklist.state.${state}`)}
      </span>
      <span className={styles.action}>
        <Next item={item} />
      </span>
    </li>
  );
}

function Next({ item: { id, label, state, inBin } }: { readonly item: Item }) {
  const { t } = useTranslation();
  const { dialogs, list, places, rotations } = useStores();
  const rotation = useLive(rotations, (all) => rotationOf(all, id));
  if (state === 'rotating') {
    return (
      <Button
        size="s"
        onClick={() => {
          if (rotation !== undefined) rotations.select(rotation.id);
          places.rotations();
        }}
      >
        {t('worklist.follow')}
      </Button>
    );
  }
  if (state !== 'waiting') return null;
  return inBin ? (
    <Button size="s" onClick={() => void places.keys({ kind: 'bin' })}>
      {t('worklist.toBin')}
    </Button>
  ) : (
    <Button
      size="s"
      aria-label={t('worklist.rotateOf', { label })}
      onClick={() => {
        list.select(id);
        dialogs.open({ kind: 'rotate', id });
      }}
    >
      {t('worklist.rotate')}
    </Button>
  );
}

import {
  Circle,
  CircleAlert,
  CircleCheck,
  CircleDashed,
  CircleQuestionMark,
  CircleX,
  ClockAlert,
  type LucideIcon,
  TriangleAlert,
} from 'lucide-react';
import type { CSSProperties, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DueState } from '../../shared/due.ts';
import { cx } from '../lib/cx.ts';
import type { healthStatus } from '../lib/health-status.ts';
import { useFormat } from '../lib/use-format.ts';
import styles from './marks.module.css';

/** Everything that a key's state can be called: where it stands in time, and whether it works. */
export type Status = DueState['kind'] | ReturnType<typeof healthStatus>;

const ICONS: Readonly<Record<Status, LucideIcon>> = {
  calm: Circle,
  due: ClockAlert,
  overdue: CircleAlert,
  expired: CircleX,
  'unknown-age': CircleQuestionMark,
  proven: CircleCheck,
  failed: TriangleAlert,
  limited: TriangleAlert,
  unverified: CircleDashed,
};

export interface StatusMarkProps {
  readonly status: Status;
  /** A sentence in place of the status's own word: "due in 6 days". */
  readonly text?: string;
  /** The icon alone is seen; the word stays for assistive technology. */
  readonly iconOnly?: boolean;
}

/** Icon, word and colour together: never colour alone. */
export function StatusMark({ status, text, iconOnly }: StatusMarkProps) {
  const { t } = useTranslation();
  const Icon = ICONS[status];
  return (
    <span className={cx(styles.status, styles[status])}>
      <Icon size={14} aria-hidden />
      <span className={iconOnly === true ? 'visually-hidden' : undefined}>
        {text ?? t(`ui.status.${status}`)}
      </span>
    </span>
  );
}

export interface AgeBarProps {
  /** From 0 to 1; null when the age is unknown. */
  readonly share: number | null;
  readonly status: DueState['kind'];
}

/** How much of the allowed age is used: a hairline of 48 px. */
export function AgeBar({ share, status }: AgeBarProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const spoken = share === null ? t('ui.age.unknown') : t('ui.age.used', { percent: format.percent(share) });
  return (
    <span role="img" aria-label={spoken} className={cx(styles.bar, share === null && styles.noAge)}>
      {share !== null && (
        <span className={cx(styles.used, styles[`used-${status}`])} style={{ width: `${share * 100}%` }} />
      )}
    </span>
  );
}

export interface TagProps {
  readonly children: ReactNode;
  /** `strong` for the environments where a mistake costs most. */
  readonly tone?: 'plain' | 'strong' | 'due' | 'overdue' | 'info';
}

/** A short word in a quiet box, such as an environment. */
export function Tag({ children, tone = 'plain' }: TagProps) {
  return <span className={cx(styles.tag, styles[`tag-${tone}`])}>{children}</span>;
}

interface TileStyle extends CSSProperties {
  readonly '--hue': number;
}

export interface CloudTileProps {
  /** The catalogue's monogram and hue (degrees in oklch). */
  readonly monogram: string;
  readonly hue: number;
  /** The cloud's name; leave out where it stands beside the tile. */
  readonly label?: string;
  readonly size?: 'm' | 'l';
}

/** A cloud's tile: 20 px in rows, 32 px in headers. */
export function CloudTile({ monogram, hue, label, size = 'm' }: CloudTileProps) {
  const style: TileStyle = { '--hue': hue };
  const named = label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label };
  return (
    <span {...named} className={cx(styles.tile, styles[`tile-${size}`])} style={style}>
      <span className={monogram.length > 2 ? styles.three : undefined}>{monogram}</span>
    </span>
  );
}

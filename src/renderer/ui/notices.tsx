import { ChevronRight, CircleAlert, Copy, Info, type LucideIcon, TriangleAlert, X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from '../lib/cx.ts';
import { Button, IconButton } from './button.tsx';
import styles from './notices.module.css';

export interface ErrorNoticeProps {
  /** What happened. */
  readonly title: string;
  /** What it means for the person. */
  readonly meaning?: ReactNode;
  /** What to do next, in words. */
  readonly remedy?: ReactNode;
  /** What to do next, as buttons. */
  readonly actions?: ReactNode;
  /** Codes and ids for support, without anything confidential; folded away. */
  readonly details?: readonly { readonly label: string; readonly value: string }[];
  /** Has main copy the details as lines of `label: value`. */
  readonly onCopyDetails?: (text: string) => void;
  /** `warning`: it works, and something is to be known about it. */
  readonly tone?: 'error' | 'warning';
}

/** An error in its place: what happened, what it means, what to do, and the codes in a fold. */
export function ErrorNotice(props: ErrorNoticeProps) {
  const { title, meaning, remedy, actions, details = [], onCopyDetails, tone = 'error' } = props;
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const Icon = tone === 'error' ? CircleAlert : TriangleAlert;
  return (
    <div role="alert" className={cx(styles.notice, styles[tone])}>
      <Icon size={16} aria-hidden className={styles.icon} />
      <div className={styles.words}>
        <p className={styles.title}>{title}</p>
        {meaning !== undefined && <div>{meaning}</div>}
        {remedy !== undefined && <div className={styles.remedy}>{remedy}</div>}
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
        {details.length > 0 && (
          <div className={styles.fold}>
            <button
              type="button"
              aria-expanded={open}
              className={styles.summary}
              onClick={() => setOpen(!open)}
            >
              <ChevronRight size={14} aria-hidden />
              {t('ui.error.details')}
            </button>
            {open && (
              <div className={styles.details}>
                <dl>
                  {details.map(({ label, value }) => (
                    <div key={label} className={styles.detail}>
                      <dt>{label}</dt>
                      <dd>
                        <code>{value}</code>
                      </dd>
                    </div>
                  ))}
                </dl>
                {onCopyDetails !== undefined && (
                  <Button
                    size="s"
                    icon={Copy}
                    onClick={() =>
                      onCopyDetails(details.map(({ label, value }) => `${label}: ${value}`).join('\n'))
                    }
                  >
                    {t('ui.error.copyDetails')}
                  </Button>
                )}
              </div>
            )}
          </div>
        )}
      </div>
    </div>
  );
}

const BANNER_ICONS: Readonly<Record<'info' | 'warning' | 'danger', LucideIcon>> = {
  info: Info,
  warning: TriangleAlert,
  danger: CircleAlert,
};

export interface BannerProps {
  readonly tone?: 'info' | 'warning' | 'danger';
  readonly children: ReactNode;
  /** Buttons of size s. */
  readonly action?: ReactNode;
  /** Shows a close button. */
  readonly onDismiss?: () => void;
}

/** A lasting line across a pane: a state of the vault or of this session. */
export function Banner({ tone = 'info', children, action, onDismiss }: BannerProps) {
  const { t } = useTranslation();
  const Icon = BANNER_ICONS[tone];
  return (
    <div role="status" className={cx(styles.banner, styles[tone])}>
      <Icon size={16} aria-hidden className={styles.icon} />
      <div className={styles.bannerText}>{children}</div>
      {action}
      {onDismiss !== undefined && (
        <IconButton size="s" icon={X} label={t('ui.dismiss')} onClick={onDismiss} />
      )}
    </div>
  );
}

import { Toast as Base } from '@base-ui/react/toast';
import { CircleAlert, CircleCheck, Info, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from './button.tsx';
import styles from './toast.module.css';

/** What just happened. Never holds a secret. */
export interface ToastMessage {
  /** Already translated: "Key moved to the bin". */
  readonly title: string;
  readonly detail?: string;
  readonly tone?: 'info' | 'success' | 'error';
  /** A way back or on; the toast closes when it is taken. */
  readonly action?: { readonly label: string; readonly run: () => void };
  /** Milliseconds; 0 stays until it is dismissed. Errors and toasts with an action stay 10 s, others 5 s. */
  readonly lasts?: number;
  /** A toast with the same id is replaced. */
  readonly id?: string;
}

const manager = Base.createToastManager<{ readonly action: ToastMessage['action'] }>();
const ICONS = { info: Info, success: CircleCheck, error: CircleAlert } as const;

/** Shows a toast from anywhere, stores included. Time stands still while the pointer or the focus is on it. */
export function showToast(message: ToastMessage): string {
  const { title, detail, tone = 'info', action, lasts, id } = message;
  return manager.add({
    id,
    title,
    description: detail,
    type: tone,
    priority: tone === 'error' ? 'high' : 'low',
    timeout: lasts ?? (tone === 'error' || action !== undefined ? 10_000 : 5000),
    data: { action },
  });
}

/** Takes one toast away, or all of them: after a lock nothing of the vault may stay in sight. */
export function dismissToast(id?: string): void {
  manager.close(id);
}

/** Holds the toasts of the window. F6 moves the focus there. Once around the app. */
export function ToastRegion({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <Base.Provider toastManager={manager} limit={3}>
      {children}
      <Base.Portal>
        <Base.Viewport className={styles.viewport} aria-label={t('ui.notifications')}>
          <Toasts />
        </Base.Viewport>
      </Base.Portal>
    </Base.Provider>
  );
}

function Toasts() {
  const { t } = useTranslation();
  const { toasts, close } = Base.useToastManager<{ readonly action: ToastMessage['action'] }>();
  return toasts.map((toast) => {
    const tone = toast.type === 'error' || toast.type === 'success' ? toast.type : 'info';
    const Icon = ICONS[tone];
    const action = toast.data?.action;
    return (
      <Base.Root key={toast.id} toast={toast} className={styles.toast} swipeDirection={['right', 'down']}>
        <Base.Content className={styles.content}>
          <Icon size={16} aria-hidden className={styles[tone]} />
          <div className={styles.words}>
            <Base.Title className={styles.title} render={<div />} />
            <Base.Description className={styles.detail} render={<div />} />
          </div>
          {action !== undefined && (
            <Button
              size="s"
              onClick={() => {
                close(toast.id);
                action.run();
              }}
            >
              {action.label}
            </Button>
          )}
          <IconButton size="s" icon={X} label={t('ui.dismiss')} onClick={() => close(toast.id)} />
        </Base.Content>
      </Base.Root>
    );
  });
}

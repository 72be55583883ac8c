import { CircleCheck } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { catalogue, inLocale, siteOf } from '../../../shared/catalogue/index.ts';
import { failureWords, inRow } from '../../../shared/failure-words.ts';
import { maskPublicId } from '../../../shared/mask.ts';
import type { VerifiedKey, VerifySummary, VerifyTodo } from '../../../shared/model/verification.ts';
import { unusableField } from '../../../shared/unusable-field.ts';
import { useTell } from '../../actions/use-tell.ts';
import { useLive, useStores } from '../../stores/react.ts';
import { Button, CloudTile } from '../../ui/index.ts';
import styles from './verification.module.css';

/** More than this are folded: one dead address may hold hundreds. */
const SHOWN = 8;

type Group = VerifySummary['groups'][number];

/** Keys that want the same thing done, and how. */
export function VerifyGroup({ todo, keys, idle }: Group & { readonly idle: boolean }) {
  const { t } = useTranslation();
  const { verifyRuns } = useStores();
  const [all, setAll] = useState(false);
  const id = useId();
  const title = t(`verifyAll.group.${todo}.title`);
  const left = keys.filter(({ settled }) => !settled);
  const shown = all ? keys : keys.slice(0, SHOWN);
  return (
    <section aria-labelledby={id} className={styles.group} data-calm={todo === 'nothing' || undefined}>
      <div className={styles.groupHead}>
        <h2 id={id} className={styles.groupTitle}>
          {title} <span className={styles.count}>{t('verifyAll.keys', { count: keys.length })}</span>
        </h2>
        {left.length > 0 && todo !== 'nothing' && (
          <Button
            size="s"
            disabled={!idle}
            aria-label={t('verifyAll.reverifyOf', { group: title })}
            onClick={() => void verifyRuns.start({ kind: 'keys', ids: left.map(({ key }) => key.id) })}
          >
            {t('verifyAll.reverify')}
          </Button>
        )}
      </div>
      <p className={styles.quiet}>{t(`verifyAll.group.${todo}.hint`)}</p>
      <ul className={styles.rows}>
        {shown.map((one) => (
          <Row key={one.key.id} todo={todo} verified={one} />
        ))}
      </ul>
      {shown.length < keys.length && (
        <div>
          <Button size="s" look="ghost" onClick={() => setAll(true)}>
            {t('verifyAll.more', { count: keys.length - shown.length })}
          </Button>
        </div>
      )}
    </section>
  );
}

function Row({ todo, verified }: { readonly todo: VerifyTodo; readonly verified: VerifiedKey }) {
  const { t, i18n } = useTranslation();
  const { places, list } = useStores();
  const { key, cause, settled } = verified;
  const { monogram, hue } = catalogue[key.cloud];
  const field = cause.kind === 'error' ? unusableField(key.cloud, cause.error) : null;
  const show = async (): Promise<void> => {
    await places.keys({ kind: 'all' });
    list.select(key.id);
  };
  return (
    <li className={styles.row} data-settled={settled || undefined}>
      <CloudTile monogram={monogram} hue={hue} />
      <div className={styles.words}>
        <button
          type="button"
          className={styles.label}
          aria-label={t('verifyAll.open', { label: key.label })}
          onClick={() => void show()}
        >
          {key.label}
        </button>
        <span className={styles.under}>
          {key.accountLabel} · <code translate="no">{maskPublicId(key.publicId)}</code>
        </span>
      </div>
      <span className={styles.cause}>
        {settled ? (
          <>
            <CircleCheck size={14} aria-hidden />
            {t('verifyAll.settled')}
          </>
        ) : cause.kind === 'failure' ? (
          inRow(t(failureWords({ kind: cause.failure, vendorCode: cause.vendorCode }).line))
        ) : field ? (
          t('verifyAll.field', { field: inLocale(field, i18n.language) })
        ) : (
          t(`error.${cause.error.code}.title`, cause.error.params)
        )}
      </span>
      <span className={styles.action}>{!settled && <Step todo={todo} verified={verified} />}</span>
    </li>
  );
}

/** The button that leads to what is to be done with one key. */
function Step({ todo, verified }: { readonly todo: VerifyTodo; readonly verified: VerifiedKey }) {
  const { t } = useTranslation();
  const { dialogs, client, accounts } = useStores();
  const tell = useTell();
  const { key, accountId, cause } = verified;
  const site = useLive(accounts, ({ value }) => value.find(({ id }) => id === accountId)?.site);
  const page = site === undefined ? undefined : Object.keys(siteOf(key.cloud, site).pages)[0];
  const button = (text: string, run: () => void) => (
    <Button size="s" aria-label={`${text} ${key.label}`} onClick={run}>
      {text}
    </Button>
  );
  switch (todo) {
    case 'replace-secret':
    case 'renew-token':
    case 'complete':
      return button(t('verifyAll.act.replace'), () => dialogs.open({ kind: 'replace-secret', id: key.id }));
    case 'correct':
      if (cause.kind === 'failure' && cause.failure === 'wrong-secret')
        return button(t('verifyAll.act.replace'), () => dialogs.open({ kind: 'replace-secret', id: key.id }));
      return button(t('verifyAll.act.edit'), () => dialogs.open({ kind: 'edit', id: key.id }));
    case 'check-id':
      return button(t('verifyAll.act.edit'), () => dialogs.open({ kind: 'edit', id: key.id }));
    case 'ask-administrator':
      if (!verified.looksUp) return null;
      return button(t('lookUp.open'), () => dialogs.open({ kind: 'look-up', id: key.id }));
    case 'enable':
      if (site === undefined || page === undefined) return null;
      return button(t('verifyAll.act.console'), () => {
        client.call('guides.open', { cloud: key.cloud, site, page }).catch(tell);
      });
    case 'certificate':
    case 'address':
    case 'network':
    case 'allowed-network':
      return button(t('verifyAll.act.account'), () => dialogs.open({ kind: 'account', id: accountId }));
    default:
      return null;
  }
}

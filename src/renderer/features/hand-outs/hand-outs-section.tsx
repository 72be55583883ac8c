import { SquareTerminal } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CredentialDetail } from '../../../shared/model/credential.ts';
import type { HandOut } from '../../../shared/model/hand-out.ts';
import { HandOutLine } from '../../actions/hand-out-line.tsx';
import { useHandOuts } from '../../actions/use-hand-outs.ts';
import { useFormat } from '../../lib/use-format.ts';
import { useNow } from '../../lib/use-now.ts';
import { useStores } from '../../stores/react.ts';
import { Button, Section, Tag, WireErrorNotice } from '../../ui/index.ts';
import styles from './hand-outs.module.css';

/** As many are in sight at first. */
const SHOWN = 5;

/** Who got the key from Keyturn, the latest first. */
export function HandOutsSection({ detail }: { readonly detail: CredentialDetail }) {
  const { t } = useTranslation();
  const { dialogs } = useStores();
  const { all, error } = useHandOuts(detail.id);
  const now = useNow();
  const [more, setMore] = useState(false);
  const still = detail.removedAt !== null;
  if (error === null && (all === null || (still && all.length === 0))) return null;
  const shown = more ? (all ?? []) : (all ?? []).slice(0, SHOWN);
  const left = (all?.length ?? 0) - shown.length;
  return (
    <Section
      title={t('handOuts.title')}
      aside={
        !still && (
          <Button
            size="s"
            look="ghost"
            icon={SquareTerminal}
            onClick={() => dialogs.open({ kind: 'use', id: detail.id })}
          >
            {t('scripts.command')}
          </Button>
        )
      }
    >
      {error !== null && <WireErrorNotice error={error} />}
      {all?.length === 0 && <p className={styles.quiet}>{t('handOuts.none')}</p>}
      {shown.length > 0 && (
        <ul className={styles.rows} aria-label={t('handOuts.title')}>
          {shown.map((handOut) => (
            <HandOutLine
              key={handOut.id}
              handOut={handOut}
              marks={!handOut.current && <Tag tone="due">{t('handOuts.older')}</Tag>}
            >
              <Times handOut={handOut} now={now} />
            </HandOutLine>
          ))}
        </ul>
      )}
      {left > 0 && (
        <div>
          <Button size="s" look="ghost" onClick={() => setMore(true)}>
            {t('handOuts.more', { count: left })}
          </Button>
        </div>
      )}
    </Section>
  );
}

/** When, how often and where. */
function Times({ handOut, now }: { readonly handOut: HandOut; readonly now: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { firstAt, lastAt, count, deviceName } = handOut;
  return (
    <p
      className={styles.times}
      title={count === 1 ? format.instant(lastAt) : `${format.instant(firstAt)} – ${format.instant(lastAt)}`}
    >
      {[
        format.relative(lastAt, now),
        ...(count > 1 ? [t('handOuts.times', { count })] : []),
        t('handOuts.on', { device: deviceName }),
      ].join(' · ')}
    </p>
  );
}

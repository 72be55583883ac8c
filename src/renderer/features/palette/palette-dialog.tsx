import { Dialog as Base } from '@base-ui/react/dialog';
import { Search } from 'lucide-react';
import { type KeyboardEvent, useCallback, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { catalogue } from '../../../shared/catalogue/index.ts';
import { formatKeys } from '../../../shared/keys.ts';
import { maskPublicId } from '../../../shared/mask.ts';
import type { CredentialSummary } from '../../../shared/model/credential.ts';
import { keyPlatform } from '../../lib/key-platform.ts';
import { useStores } from '../../stores/react.ts';
import { CloudTile, Kbd } from '../../ui/index.ts';
import { rank } from './match.ts';
import styles from './palette.module.css';

/** What the palette needs of a command. */
export interface PaletteCommand {
  readonly id: string;
  readonly label: string;
  readonly group: string;
  readonly keys?: readonly [string, ...string[]];
  readonly run: () => void;
}

type Entry =
  | {
      readonly kind: 'command';
      readonly id: string;
      readonly group: string;
      readonly command: PaletteCommand;
    }
  | { readonly kind: 'key'; readonly id: string; readonly group: string; readonly found: CredentialSummary };

/** How many keys the palette offers beside the commands. */
const KEYS_SHOWN = 6;

/** Keys whose name, account or id fits; asked of main, which searches by the same rules as the list. */
function useFoundKeys(typed: string): readonly CredentialSummary[] {
  const { client } = useStores();
  const [found, setFound] = useState<readonly CredentialSummary[]>([]);
  useEffect(() => {
    let wanted = true;
    const search = typed.trim();
    if (search === '') {
      setFound([]);
      return;
    }
    client
      .call('credentials.list', { view: { kind: 'all' }, search, limit: KEYS_SHOWN })
      .then(({ rows }) => wanted && setFound(rows))
      .catch(() => wanted && setFound([]));
    return () => {
      wanted = false;
    };
  }, [client, typed]);
  return found;
}

/** Every command and every key, one field away. */
export function PaletteDialog({ commands }: { readonly commands: readonly PaletteCommand[] }) {
  const { t } = useTranslation();
  const { dialogs, list, places } = useStores();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  const found = useFoundKeys(typed);
  // Focused as soon as it is there, not after the dialog has opened: people go on typing.
  const attach = useCallback((element: HTMLInputElement | null) => {
    input.current = element;
    element?.focus();
  }, []);

  const entries: readonly Entry[] = [
    ...found.map((key): Entry => ({ kind: 'key', id: key.id, group: t('palette.group.keys'), found: key })),
    ...rank(commands, (command) => command.label, typed).map(
      (command): Entry => ({ kind: 'command', id: command.id, group: command.group, command }),
    ),
  ];
  const current = Math.min(active, entries.length - 1);

  const run = (entry: Entry | undefined): void => {
    if (entry === undefined) return;
    dialogs.close();
    if (entry.kind === 'command') entry.command.run();
    else void places.keys({ kind: 'all' }).then(() => list.select(entry.found.id));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && entries.length > 0) {
      event.preventDefault();
      const next = (current + step + entries.length) % entries.length;
      setActive(next);
      document.getElementById(`${id}-${next}`)?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter') {
      event.preventDefault();
      run(entries[current]);
    }
  };

  return (
    <Base.Root open onOpenChange={(open) => !open && dialogs.close()}>
      <Base.Portal>
        <Base.Backdrop className={styles.backdrop} />
        <Base.Popup className={styles.popup} initialFocus={input}>
          <Base.Title className="visually-hidden">{t('palette.open')}</Base.Title>
          <div className={styles.field}>
            <Search size={16} aria-hidden />
            <input
              ref={attach}
              role="combobox"
              aria-expanded
              aria-controls={`${id}-list`}
              aria-activedescendant={entries.length > 0 ? `${id}-${current}` : undefined}
              aria-label={t('palette.placeholder')}
              placeholder={t('palette.placeholder')}
              spellCheck={false}
              autoComplete="off"
              value={typed}
              onChange={(event) => {
                setTyped(event.target.value);
                setActive(0);
              }}
              onKeyDown={onKeyDown}
              className={styles.input}
            />
          </div>
          <div id={`${id}-list`} role="listbox" aria-label={t('palette.open')} className={styles.list}>
            {entries.map((entry, index) => (
              <PaletteRow
                key={`${entry.kind} ${entry.id}`}
                id={`${id}-${index}`}
                entry={entry}
                active={index === current}
                heading={entry.group !== entries[index - 1]?.group}
                onHover={() => setActive(index)}
                onRun={() => run(entry)}
              />
            ))}
          </div>
          {entries.length === 0 && <p className={styles.nothing}>{t('palette.nothing')}</p>}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

interface PaletteRowProps {
  readonly id: string;
  readonly entry: Entry;
  readonly active: boolean;
  readonly heading: boolean;
  readonly onHover: () => void;
  readonly onRun: () => void;
}

function PaletteRow({ id, entry, active, heading, onHover, onRun }: PaletteRowProps) {
  const keys = entry.kind === 'command' ? entry.command.keys : undefined;
  return (
    <>
      {heading && (
        <div className={styles.group} role="presentation">
          {entry.group}
        </div>
      )}
      <div
        id={id}
        role="option"
        aria-selected={active}
        tabIndex={-1}
        className={styles.option}
        onPointerMove={active ? undefined : onHover}
        onClick={onRun}
        onKeyDown={(event) => event.key === 'Enter' && onRun()}
      >
        {entry.kind === 'command' ? (
          <span className={styles.label}>{entry.command.label}</span>
        ) : (
          <>
            <CloudTile
              monogram={catalogue[entry.found.cloud].monogram}
              hue={catalogue[entry.found.cloud].hue}
            />
            <span className={styles.label}>{entry.found.label}</span>
            <span className={styles.aside}>
              {entry.found.accountLabel !== entry.found.label && `${entry.found.accountLabel} · `}
              {maskPublicId(entry.found.publicId)}
            </span>
          </>
        )}
        {keys !== undefined && <Kbd caps={formatKeys(keys[0], keyPlatform())} />}
      </div>
    </>
  );
}

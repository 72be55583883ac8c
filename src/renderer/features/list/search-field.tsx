import { Search, X } from 'lucide-react';
import { type KeyboardEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useFind } from '../../lib/use-find.ts';
import { useLive, useStores } from '../../stores/react.ts';
import { IconButton, TextInput } from '../../ui/index.ts';
import { focusList } from './focus-list.ts';
import styles from './list.module.css';

/** Searches as it is typed into; an input method's half-written words wait until they are chosen. */
export function SearchField() {
  const { t } = useTranslation();
  const { list } = useStores();
  const search = useLive(list, (state) => state.search);
  const input = useRef<HTMLInputElement>(null);
  const { text, find, props } = useFind(search, (next) => void list.find(next.trim()));

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape' && text !== '') {
      event.preventDefault();
      find('');
    }
    if (event.key === 'ArrowDown' || event.key === 'Enter') {
      event.preventDefault();
      focusList();
    }
  };

  return (
    <search className={styles.search}>
      <TextInput
        ref={input}
        icon={Search}
        aria-label={t('vault.search')}
        placeholder={t('vault.search')}
        {...props}
        onKeyDown={onKeyDown}
        trailing={
          text === '' ? undefined : (
            <IconButton
              size="s"
              icon={X}
              label={t('vault.clearSearch')}
              onClick={() => {
                find('');
                input.current?.focus();
              }}
            />
          )
        }
      />
    </search>
  );
}

import { Search, X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcut } from '../../lib/use-shortcuts.ts';
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
  const [text, setText] = useState(search);
  // Another view was chosen, or the filter was cleared from elsewhere.
  useEffect(() => setText(search), [search]);

  useShortcut({
    id: 'search',
    keys: ['mod+f', '/'],
    label: t('palette.search'),
    group: t('palette.group.go'),
    run: () => input.current?.select(),
  });

  const find = (value: string): void => {
    setText(value);
    void list.find(value.trim());
  };
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
        value={text}
        maxLength={200}
        onChange={(event) => {
          const composing = event.nativeEvent instanceof InputEvent && event.nativeEvent.isComposing;
          if (composing) setText(event.target.value);
          else find(event.target.value);
        }}
        onCompositionEnd={(event) => find(event.currentTarget.value)}
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

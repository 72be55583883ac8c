import { Plus, X } from 'lucide-react';
import { type ClipboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inLocale } from '../../../shared/catalogue/index.ts';
import type { MapSpec } from '../../../shared/catalogue/types.ts';
import { Button, IconButton, TextInput, useFieldControl } from '../../ui/index.ts';
import styles from './map-input.module.css';
import { type MapLine, mapLines, mapText } from './map-lines.ts';

const EMPTY: MapLine = { name: '', value: '' };

interface MapInputProps {
  readonly spec: MapSpec;
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
}

/** Values under names, two columns a line; several lines of `name=value` can be pasted into either. */
export function MapInput({ spec, label, value, onChange }: MapInputProps) {
  const { t, i18n } = useTranslation();
  const { id, ...described } = useFieldControl();
  // An empty line is no part of the text, so the text alone does not tell what is in sight.
  const [lines, setLines] = useState<readonly MapLine[]>(() => [...mapLines(value), EMPTY]);
  const shown = mapText(lines) === mapText(mapLines(value)) ? lines : mapLines(value);
  // A line is what stands at its place.
  const places = shown.map((_, place) => `line ${place}`);
  const put = (next: readonly MapLine[]): void => {
    setLines(next);
    onChange(mapText(next));
  };
  const change = (place: number, part: Partial<MapLine>): void =>
    put(shown.map((line, index) => (index === place ? { ...line, ...part } : line)));
  const paste = (event: ClipboardEvent, place: number): void => {
    const pasted = mapLines(event.clipboardData.getData('text'));
    if (!pasted.some((line) => line.value !== '')) return;
    event.preventDefault();
    put([...shown.slice(0, place), ...pasted, ...shown.slice(place + 1)]);
  };
  const named = (side: string, place: number) => t('add.map.cell', { field: label, side, line: place + 1 });
  const [name, content] = [inLocale(spec.name, i18n.language), inLocale(spec.value, i18n.language)];

  return (
    <div className={styles.map} data-own-paste>
      {shown.map((line, place) => (
        <div key={places[place]} className={styles.line} onPaste={(event) => paste(event, place)}>
          <TextInput
            {...(place === 0 ? described : {})}
            id={place === 0 ? id : undefined}
            aria-label={named(name, place)}
            mono
            value={line.name}
            placeholder={place === 0 ? spec.example[0] : name}
            onChange={(event) => change(place, { name: event.target.value })}
          />
          <TextInput
            aria-label={named(content, place)}
            mono
            value={line.value}
            placeholder={place === 0 ? spec.example[1] : content}
            onChange={(event) => change(place, { value: event.target.value })}
          />
          <IconButton
            size="s"
            icon={X}
            label={t('add.map.remove', { line: place + 1 })}
            disabled={shown.length === 1}
            onClick={() => put(shown.filter((_, index) => index !== place))}
          />
        </div>
      ))}
      <Button size="s" look="ghost" icon={Plus} onClick={() => setLines([...shown, EMPTY])}>
        {t('add.map.more')}
      </Button>
    </div>
  );
}

import styles from './fingerprint.module.css';

/** A fingerprint in four lines of eight pairs; with `beside`, the pairs that differ from that one stand out. */
export function Fingerprint({ value, beside }: { readonly value: string; readonly beside?: string }) {
  const others = beside?.split(':');
  const pairs = value.split(':').map((pair, place) => ({
    place,
    pair,
    differs: others !== undefined && others[place] !== pair,
  }));
  return (
    <code className={styles.fingerprint} data-selectable>
      {pairs.map(({ place, pair, differs }) => (
        <span key={place} data-differs={differs ? '' : undefined}>
          {pair}
          {place < pairs.length - 1 && ':'}
        </span>
      ))}
    </code>
  );
}

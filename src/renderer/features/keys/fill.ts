import { catalogue, kindOfKey } from '../../../shared/catalogue/index.ts';
import type { CloudId } from '../../../shared/model/cloud.ts';
import type { GuideName } from '../../../shared/model/guide.ts';
import type { ImportRow } from '../../../shared/model/import.ts';

type Texts = Readonly<Record<string, string>>;

/** A found key as a form takes it: where it belongs, what is open, and which secrets main holds of it. */
export interface Filling {
  readonly place: GuideName;
  readonly fields: Texts;
  readonly held: readonly string[];
  /** Secrets that something is wrong with: they are not taken. */
  readonly left: readonly string[];
  /** Addresses of a new account, by the services' names. */
  readonly endpoints: ImportRow['endpoints'];
}

/** Whose key it is taken for: the platform that a person chose prevails over a reader that is not certain. */
function cloudFor(row: ImportRow, chosen: CloudId): CloudId {
  if (row.sure === 'certain') return row.cloud;
  return row.sure === 'guess' || row.alike.includes(chosen) ? chosen : row.cloud;
}

/** The names of one cloud's fields for what another one calls otherwise, as main does with the secrets. */
function renamed(from: CloudId, to: CloudId): Readonly<Record<string, string>> {
  const [a, b] = [catalogue[from], catalogue[to]];
  const pairs = [
    [a.publicIdField, b.publicIdField],
    [a.secretField, b.secretField],
    [a.tokenField, b.tokenField],
    [a.regionField, b.regionField],
  ].filter((pair): pair is [string, string] => pair.every((name) => name !== null));
  return Object.fromEntries(pairs);
}

/** How a form at `place` takes the key of this row. A kind or site that still fits stays. */
export function fillingOf(row: ImportRow, place: GuideName): Filling {
  const cloud = cloudFor(row, place.cloud);
  const names = cloud === row.cloud ? null : renamed(row.cloud, cloud);
  const nameOf = (name: string): string | undefined => (names === null ? name : names[name]);
  const fields = Object.fromEntries(
    Object.entries(row.fields).flatMap(([name, text]) => {
      const own = nameOf(name);
      return own === undefined ? [] : [[own, text]];
    }),
  );
  const wrong = new Set(row.mistakes.flatMap((mistake) => mistake.fields));
  const own = (names: readonly string[]) => names.flatMap((name) => nameOf(name) ?? []);
  const held = own(row.held.filter((name) => !wrong.has(name)));
  const left = own(row.held.filter((name) => wrong.has(name)));
  const spec = catalogue[cloud];
  const secrets = Object.fromEntries([...held, ...left].map((name) => [name, '']));
  const kind = kindOfKey(cloud, fields[spec.publicIdField] ?? '', secrets);
  const same = cloud === place.cloud;
  const fits = same && spec.kinds.some((one) => one.id === place.kind && one.kind === kind);
  const site = cloud === row.cloud ? row.site : null;
  return {
    place: {
      cloud,
      kind: fits ? place.kind : ((spec.kinds.find((one) => one.kind === kind) ?? spec.kinds[0])?.id ?? ''),
      site: site ?? (same ? place.site : (spec.sites[0]?.id ?? '')),
    },
    fields,
    held,
    left,
    endpoints: cloud === row.cloud ? row.endpoints : {},
  };
}

/** Whether a text that is pasted into one field holds more than a value: lines, an object, or two long words. */
export function holdsSeveral(text: string): boolean {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  if (/^\s*[[{]/.test(text)) return true;
  if (lines.length > 1) return !/^\s*-----BEGIN/.test(text);
  return /\S{12,}[\s,，;；|：:=]+["']?\S{12,}/.test(text.trim());
}

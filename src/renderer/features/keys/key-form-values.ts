import { catalogue } from '../../../shared/catalogue/index.ts';
import type { FieldSpec } from '../../../shared/catalogue/types.ts';
import type { CloudId } from '../../../shared/model/cloud.ts';
import type { CredentialDetail, CredentialInput } from '../../../shared/model/credential.ts';
import type { AccountId } from '../../../shared/model/ids.ts';
import { leadTimesOf } from '../../lib/lead-times.ts';
import { type AccountValues, draftOf, periodOf } from './account-values.ts';

/** The choice of the account select that stands for a new one. */
export const NEW_ACCOUNT = 'new';

/** A new key as its form holds it. Secrets are not part of it: they stay in their inputs. */
export interface KeyFormValues {
  readonly label: string;
  readonly accountId: string;
  readonly fields: Record<string, string>;
  readonly note: string;
  readonly periodDays: string;
  readonly leadTimes: string;
  readonly account: AccountValues;
}

/**
 * The fields that a key of this kind has, and one of this public id: what belongs to temporary keys is there where it is
 * one by either. `kindId` is one of the catalogue's; null where nobody chose one.
 */
export function fieldsFor(
  cloud: CloudId,
  publicId: string,
  kindId: string | null = null,
): readonly FieldSpec[] {
  const spec = catalogue[cloud];
  const kind = spec.kinds.find(({ id }) => id === kindId);
  const temporary = kind?.kind === 'temporary' || spec.kindOf(publicId.trim(), false) === 'temporary';
  return spec.fields.filter((field) => {
    if (field.required === 'temporary') return temporary;
    return kind === undefined || field.kinds === undefined || field.kinds.includes(kind.id);
  });
}

/** The fields of a key in the vault: those that its kind has, by as much as is known of it, and what it holds besides. */
export function fieldsHeld({ cloud, kind, fields, secretFields }: CredentialDetail): readonly FieldSpec[] {
  const spec = catalogue[cloud];
  const kinds = spec.kinds.filter((one) => one.kind === kind).map(({ id }) => id);
  const holds = (key: string): boolean => fields[key] !== undefined || secretFields.includes(key);
  return spec.fields.filter((field) => {
    if (field.required === 'temporary') return kind === 'temporary';
    return field.kinds === undefined || field.kinds.some((id) => kinds.includes(id)) || holds(field.key);
  });
}

/** Whether a field of `fieldsFor` must be filled in. */
export function isRequired(field: FieldSpec, kindId: string | null = null): boolean {
  return field.required !== 'never' || (kindId !== null && field.requiredFor?.includes(kindId) === true);
}

/** What main takes. `accounts` are those that exist; a name left empty is the key's. */
export function inputOf(
  values: KeyFormValues,
  cloud: CloudId,
  secrets: Record<string, string>,
  existing: readonly { readonly id: AccountId }[],
): CredentialInput {
  const account = existing.find(({ id }) => id === values.accountId);
  const label = values.label.trim();
  const draft = draftOf(values.account, cloud);
  // A field that nobody typed into may have no text at all.
  const fields = Object.entries<string | undefined>(values.fields).map(
    ([key, value]) => [key, (value ?? '').trim()] as const,
  );
  return {
    cloud,
    label,
    account:
      account === undefined
        ? { kind: 'new', draft: { ...draft, label: draft.label === '' ? label : draft.label } }
        : { kind: 'existing', id: account.id },
    fields: Object.fromEntries(fields.filter(([, value]) => value !== '')),
    secrets,
    note: values.note,
    periodDays: periodOf(values.periodDays),
    leadTimes: leadTimesOf(values.leadTimes),
  };
}

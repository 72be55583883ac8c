import { z } from 'zod';
import { SheetError } from '../sheet-limits.ts';
import { unpackedPart } from '../sheet-zip.ts';
import type { ManagerEntry, ManagerTask } from './entry.ts';
import { MANAGER_LIMITS, ManagerError, requireFewMarks } from './limits.ts';
import { isOnePasswordCsv, ONEPASSWORD_DATA } from './marks.ts';
import { readOnePasswordCsv } from './onepassword-csv.ts';

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '');

/** A field's value is an object with one member, named after the kind of the field. */
const fieldValue = z
  .record(z.string(), z.unknown())
  .nullish()
  .transform((value) => Object.values(value ?? {}).find((one) => typeof one === 'string') ?? '');

const item = z.object({
  state: text,
  overview: z
    .object({
      title: text,
      url: text,
      urls: z.array(z.object({ url: text })).nullish(),
      tags: z.array(z.string()).nullish(),
    })
    .nullish(),
  details: z
    .object({
      loginFields: z.array(z.object({ value: text, name: text, designation: text })).nullish(),
      notesPlain: text,
      password: text,
      sections: z
        .array(
          z.object({
            title: text,
            fields: z.array(z.object({ title: text, value: fieldValue })).nullish(),
          }),
        )
        .nullish(),
    })
    .nullish(),
});

/** `export.data`: https://support.1password.com/1pux-format/ */
const exported = z.object({
  accounts: z.array(
    z.object({
      vaults: z.array(
        z.object({
          attrs: z.object({ name: text }).nullish(),
          items: z.array(item).max(MANAGER_LIMITS.entries),
        }),
      ),
    }),
  ),
});

/** The entries of an export of 1Password (.1pux or .csv), archived ones among them. Throws ManagerError. */
export function readOnePassword({ bytes }: ManagerTask): readonly ManagerEntry[] {
  if (isOnePasswordCsv(bytes)) return readOnePasswordCsv(bytes);
  const found = exported.safeParse(dataOf(bytes));
  if (!found.success) throw new ManagerError('unreadable');
  return found.data.accounts
    .flatMap(({ vaults }) => vaults)
    .flatMap(({ attrs, items }) => items.map((one) => entryOf(one, attrs?.name ?? '')));
}

function dataOf(bytes: Uint8Array): unknown {
  try {
    const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const data = unpackedPart(archive, ONEPASSWORD_DATA, MANAGER_LIMITS.unpackedBytes);
    if (data !== null) return parsed(data);
  } catch (error) {
    if (error instanceof ManagerError) throw error;
    const tooLarge = error instanceof SheetError && error.failure === 'too-large';
    throw new ManagerError(tooLarge ? 'too-large' : 'unreadable');
  }
  throw new ManagerError('unreadable');
}

function parsed(json: Buffer): unknown {
  requireFewMarks(json, 'json');
  return JSON.parse(json.toString('utf8'));
}

function entryOf({ overview, details }: z.infer<typeof item>, vault: string): ManagerEntry {
  const logins = details?.loginFields ?? [];
  const login = (designation: string): string =>
    logins.find((field) => field.designation === designation)?.value ?? '';
  const sections = details?.sections ?? [];
  return {
    title: overview?.title ?? '',
    groups: vault === '' ? [] : [vault],
    username: login('username'),
    password: login('password') || (details?.password ?? ''),
    url: [overview?.url ?? '', ...(overview?.urls ?? []).map(({ url }) => url)].filter(Boolean).join('\n'),
    notes: details?.notesPlain ?? '',
    fields: [
      ...logins.filter(({ designation }) => designation === '').map(({ name, value }) => ({ name, value })),
      ...sections.flatMap(({ fields }) => (fields ?? []).map(({ title, value }) => ({ name: title, value }))),
    ],
    tags: overview?.tags ?? [],
  };
}

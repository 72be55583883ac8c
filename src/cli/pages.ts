import type { CredentialSummary } from '../shared/model/credential.ts';
import type { SortBy, View } from '../shared/model/view.ts';
import { type CliApp, call } from './app.ts';

const PAGE = 500;

/** Every key of a view that matches, page by page. A key that moves between pages meanwhile comes once. */
export async function listKeys(
  app: CliApp,
  query: { readonly view: View; readonly search?: string; readonly sort?: SortBy },
): Promise<readonly CredentialSummary[]> {
  const found = new Map<string, CredentialSummary>();
  for (let offset = 0; ; offset += PAGE) {
    const page = await call(app, 'credentials.list', { ...query, offset, limit: PAGE });
    for (const row of page.rows) found.set(row.id, row);
    if (page.rows.length === 0 || offset + PAGE >= page.total) return [...found.values()];
  }
}

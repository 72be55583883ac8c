import { lazy, Suspense } from 'react';
import type { CredentialId } from '../../../shared/model/ids.ts';

// The table of names is of no use to the first screen, so it is fetched when one of the two is opened.
const Page = lazy(async () => ({ default: (await import('./names-page.tsx')).NamesPage }));
const Dialog = lazy(async () => ({ default: (await import('./copy-as-dialog.tsx')).CopyAsDialog }));

/** What products call the halves of a key. */
export function NamesPage() {
  return (
    <Suspense fallback={null}>
      <Page />
    </Suspense>
  );
}

/** Copies a key in the words of a product. */
export function CopyAsDialog({ id }: { readonly id: CredentialId }) {
  return (
    <Suspense fallback={null}>
      <Dialog id={id} />
    </Suspense>
  );
}

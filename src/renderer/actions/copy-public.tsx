import { useCallback } from 'react';
import { copyText } from '../lib/copy-text.ts';
import { CopyButton } from '../ui/index.ts';

/** Copies a text that is not confidential; it stays on the clipboard. `label` names it. */
export function CopyPublic({ label, text }: { readonly label: string; readonly text: string }) {
  const copy = useCallback(async () => {
    copyText(text);
    return null;
  }, [text]);
  return <CopyButton label={label} onCopy={copy} />;
}

import { useState } from 'react';
import { Button, Stage } from './ui/index.ts';

/**
 * What is shown where no language can be read. The one screen that has no catalogue to ask, so it says both itself.
 * `onRetry` resolves once it was tried again.
 */
export function NoTexts({ onRetry }: { readonly onRetry: () => Promise<void> }) {
  const [busy, setBusy] = useState(false);
  const retry = async (): Promise<void> => {
    setBusy(true);
    await onRetry();
    setBusy(false);
  };
  return (
    <Stage
      title="Keyturn"
      lead={
        <>
          <p lang="zh-CN">无法读取界面文字，密钥库未受影响。重试后仍如此，应重新安装 Keyturn。</p>
          <p lang="en">
            The texts of the interface cannot be read. The vault is untouched. If it stays so after another
            try, install Keyturn anew.
          </p>
        </>
      }
    >
      <Button onClick={() => void retry()} busy={busy}>
        <span lang="zh-CN">重试</span> · <span lang="en">Try again</span>
      </Button>
    </Stage>
  );
}

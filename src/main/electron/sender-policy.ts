import { isAppUrl } from './origin.ts';

/** What is known of who sent a message. Null: the frame is gone, or went elsewhere, since it sent it. */
export interface Sender {
  readonly webContentsId: number;
  readonly frame: { readonly url: string; readonly isMainFrame: boolean } | null;
}

/** Whether a message may reach the router: only the main frame of a window of ours that still shows the interface. */
export function isTrustedSender(sender: Sender, knownWebContents: ReadonlySet<number>): boolean {
  if (!knownWebContents.has(sender.webContentsId) || sender.frame === null) return false;
  return sender.frame.isMainFrame && isAppUrl(sender.frame.url);
}

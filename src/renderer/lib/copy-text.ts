/**
 * Puts a text that is not confidential on the clipboard, within a press of a button. The page has no permission
 * for the asynchronous clipboard; secrets go another way, by main.
 */
export function copyText(text: string): void {
  const put = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
  };
  document.addEventListener('copy', put, { once: true });
  document.execCommand('copy');
  document.removeEventListener('copy', put);
}

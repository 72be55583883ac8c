/** Presses the reveal button of the first secret in the detail pane, as a person would. */
export function toggleReveal(): void {
  document.querySelector<HTMLButtonElement>('aside button[aria-pressed]')?.click();
}

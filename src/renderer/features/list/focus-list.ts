/** Moves the focus to the present row of the list; false when there is none. */
export function focusList(): boolean {
  const row = document.querySelector<HTMLElement>('main [role="grid"] [role="row"][tabindex="0"]');
  row?.focus();
  return row !== null;
}

/**
 * Resolves once no pointer is pressed, and what it was pressed on has had its click: a field that is left by pressing a
 * button must not move that button away before it is let go.
 */
export async function pressOver(): Promise<void> {
  if (document.documentElement.matches(':active')) {
    await new Promise<void>((resolve) => {
      const end = (): void => {
        document.removeEventListener('pointerup', end, true);
        document.removeEventListener('pointercancel', end, true);
        resolve();
      };
      document.addEventListener('pointerup', end, true);
      document.addEventListener('pointercancel', end, true);
    });
  }
  await new Promise((resolve) => setTimeout(resolve));
}

import { expect } from 'vitest';
import type { AppHandle } from './launch-app.ts';

/** Chooses from the application menu once it offers that: it is made anew a little after what it goes by. */
export async function chooseFromMenu({ host }: Pick<AppHandle, 'host'>, id: string): Promise<void> {
  const item = async () =>
    (await host('menu.items')).flatMap(({ submenu }) => submenu).find((each) => each.id === id);
  await expect.poll(item).toMatchObject({ enabled: true });
  await host('menu.click', id);
}

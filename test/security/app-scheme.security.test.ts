import { expect, it, vi } from 'vitest';
import { registerAppScheme } from '../../src/main/electron/app-protocol.ts';

const protocol = vi.hoisted(() => ({ registerSchemesAsPrivileged: vi.fn() }));
vi.mock('electron', () => ({ protocol }));

it('the scheme of the interface has an origin, and no service workers, cross-origin requests or way past its policy', () => {
  registerAppScheme();
  expect(protocol.registerSchemesAsPrivileged).toHaveBeenCalledExactlyOnceWith([
    { scheme: 'app', privileges: { standard: true, secure: true } },
  ]);
});

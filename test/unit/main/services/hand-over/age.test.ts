import { expect, it } from 'vitest';
import { sealedIn, sealerFor, unsealed } from '../../../../../src/main/services/hand-over/age.ts';

it('the event loop goes on while a password is worked on', async () => {
  const password = 'k7qw-0f2m';
  const seal = await sealerFor({ password, work: 15 });
  const sealed = await sealedIn(await seal(Buffer.from('密钥')));
  let turns = 0;
  const timer = setInterval(() => {
    turns += 1;
  }, 1);
  try {
    const plain = await unsealed(sealed, { password });
    expect(Buffer.from(plain ?? []).toString()).toBe('密钥');
    // In the thread that asks, the work alone takes longer than all turns that it would leave.
    expect(turns).toBeGreaterThan(20);
    expect(await unsealed(sealed, { password: 'k7qw-0f2n' })).toBeNull();
  } finally {
    clearInterval(timer);
  }
});

import { expect, it } from 'vitest';
import { KDF_DEFAULT, type KdfCost, kdfCost } from '../../../../src/main/vault/kdf.ts';
import { calibrateKdf } from '../../../../src/main/vault/kdf-calibration.ts';

/** A computer whose time grows with memory and passes, `ms` at the default cost. */
const computer = (ms: number) => {
  const time = ({ memoryKiB, iterations }: KdfCost) =>
    (ms * memoryKiB * iterations) / (KDF_DEFAULT.memoryKiB * KDF_DEFAULT.iterations);
  return { time, measure: (cost: KdfCost) => Promise.resolve(time(cost)) };
};

it.each([10, 40, 95, 200, 240])('comes near half a second where the default takes %i ms', async (ms) => {
  const { time, measure } = computer(ms);
  const cost = await calibrateKdf(measure);
  expect(kdfCost.parse(cost)).toEqual(cost);
  expect(time(cost)).toBeLessThanOrEqual(500);
  if (ms > 30) expect(time(cost)).toBeGreaterThan(300);
});

it('never goes below the default, however slow the computer is', async () => {
  expect(await calibrateKdf(computer(4000).measure)).toEqual(KDF_DEFAULT);
});

it('stays in bounds where the clock tells nothing', async () => {
  expect(await calibrateKdf(() => Promise.resolve(0))).toEqual(KDF_DEFAULT);
});

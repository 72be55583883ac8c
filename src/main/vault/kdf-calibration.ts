import { performance } from 'node:perf_hooks';
import { KDF_DEFAULT, type KdfCost, stretch } from './kdf.ts';
import { Secret } from './secret.ts';

const TARGET_MS = 500;
/** More than this hurts small machines that open the same vault; time goes into passes instead. */
const MOST_MEMORY_KIB = 262_144;
const MOST_ITERATIONS = 10;

/** Milliseconds that one derivation at this cost takes here. */
export type MeasureKdf = (cost: KdfCost) => Promise<number>;

const measureHere: MeasureKdf = async (cost) => {
  const start = performance.now();
  const derived = await stretch(Secret.of('calibration'), Buffer.alloc(16), cost);
  derived.fill(0);
  return performance.now() - start;
};

/**
 * The cost that takes about half a second on this computer, raised from `KDF_DEFAULT`: memory first, doubling up to
 * 256 MiB, then passes up to 10. Never below the default: a slow computer waits longer instead.
 */
export async function calibrateKdf(measure: MeasureKdf = measureHere): Promise<KdfCost> {
  let cost = KDF_DEFAULT;
  let took = await measure(cost);
  while (took > 0 && took * 2 <= TARGET_MS && cost.memoryKiB * 2 <= MOST_MEMORY_KIB) {
    cost = { ...cost, memoryKiB: cost.memoryKiB * 2 };
    took = await measure(cost);
  }
  if (took <= 0) return cost;
  const passes = Math.floor((cost.iterations * TARGET_MS) / took);
  return { ...cost, iterations: Math.min(MOST_ITERATIONS, Math.max(cost.iterations, passes)) };
}

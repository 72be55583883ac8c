/**
 * The least of three runs, in ms of processor time of this process: other work on the machine must not decide whether
 * something is quick.
 */
export async function processorTime(run: () => unknown): Promise<number> {
  const took: number[] = [];
  while (took.length < 3) {
    const before = process.cpuUsage();
    await run();
    const { user, system } = process.cpuUsage(before);
    took.push((user + system) / 1000);
  }
  return Math.min(...took);
}

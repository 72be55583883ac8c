import type { CloudId } from '../../../../shared/model/cloud.ts';
import type { GuideProgress } from '../../../../shared/model/guide.ts';

/** Those that a person is at come first: guides under way, the latest before; then platforms with keys, most before. */
export function platformsInOrder({
  among,
  held,
  progress,
}: {
  readonly among: readonly CloudId[];
  readonly held: Partial<Readonly<Record<CloudId, number>>>;
  readonly progress: readonly GuideProgress[];
}): readonly CloudId[] {
  const latest = (cloud: CloudId): number =>
    Math.max(0, ...progress.filter((one) => one.cloud === cloud).map(({ at }) => at));
  // Sorting is stable: the catalogue's order settles the rest.
  return [...among].sort((a, b) => latest(b) - latest(a) || (held[b] ?? 0) - (held[a] ?? 0));
}

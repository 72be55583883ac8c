import type { RotationEvent } from '../../../shared/model/rotation.ts';

/** Service and region of a use as one name; null when the cloud told neither. */
export function whereUsed(use: {
  readonly service?: string | null;
  readonly region?: string | null;
}): string | null {
  const parts = [use.service, use.region].filter(
    (part) => part !== undefined && part !== null && part !== '',
  );
  return parts.length === 0 ? null : parts.join(' · ');
}

/** Where a key was used, from a line of the receipt. */
export function whereOf(event: RotationEvent): string | null {
  return whereUsed({ service: event.detail.service ?? null, region: event.detail.region ?? null });
}

import type { CloudId } from '../../../shared/model/cloud.ts';
import type { FoundKey } from '../found-key.ts';
import { cloudOfPublicId } from '../id-shapes.ts';

/** Whose key it is, and how sure that is. */
export interface Told {
  readonly cloud: CloudId;
  readonly sure: FoundKey['sure'];
  readonly alike: readonly CloudId[];
}

/**
 * Whose key stands in a file of one cloud's tool: that cloud's, unless its id has the shape of another's. People keep keys
 * of one storage in the file of another's client.
 */
export function toldIn(cloud: CloudId, publicId: string): Told {
  const shaped = cloudOfPublicId(publicId);
  return shaped === null || shaped === cloud
    ? { cloud, sure: 'certain', alike: [] }
    : { cloud: shaped, sure: 'likely', alike: [cloud] };
}

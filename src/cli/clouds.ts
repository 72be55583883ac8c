import { catalogue } from '../shared/catalogue/index.ts';
import type { CloudId } from '../shared/model/cloud.ts';
import { usageError } from './errors.ts';

const isCloud = (name: string): name is CloudId => Object.hasOwn(catalogue, name);

/** The clouds' names as the command line takes them. */
export const CLOUD_NAMES: readonly CloudId[] = Object.keys(catalogue).filter(isCloud);

/** The cloud of that name. Throws a usage error that lists them. */
export function parseCloud(name: string): CloudId {
  if (!isCloud(name)) throw usageError('unknown-cloud', { clouds: CLOUD_NAMES.join(', ') });
  return name;
}

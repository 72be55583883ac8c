import { catalogue, type KindSpec, type SiteSpec } from '../shared/catalogue/index.ts';
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

/** The kind of key by its id; the cloud's first one where none is named. Throws a usage error that lists them. */
export function parseKind(cloud: CloudId, name: string | undefined): KindSpec {
  const { kinds } = catalogue[cloud];
  const found = name === undefined ? kinds[0] : kinds.find(({ id }) => id === name);
  if (found === undefined) throw usageError('unknown-kind', { kinds: kinds.map(({ id }) => id).join(', ') });
  return found;
}

/** The site by its id; the cloud's first one where none is named. Throws a usage error that lists them. */
export function parseSite(cloud: CloudId, name: string | undefined): SiteSpec {
  const { sites } = catalogue[cloud];
  const found = name === undefined ? sites[0] : sites.find(({ id }) => id === name);
  if (found === undefined) throw usageError('unknown-site', { sites: sites.map(({ id }) => id).join(', ') });
  return found;
}

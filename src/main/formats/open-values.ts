import { catalogue, fieldOf } from '../../shared/catalogue/index.ts';
import type { CloudId, EndpointName } from '../../shared/model/cloud.ts';
import { signs } from './clouds/index.ts';
import type { NamedValue } from './named-values.ts';
import type { NameRole } from './names.ts';
import type { Spot } from './text-spot.ts';

/** What stands beside a key and is not confidential. */
export interface OpenValues {
  readonly fields: Readonly<Record<string, string>>;
  readonly endpoints: Readonly<Partial<Record<EndpointName, string>>>;
}

/** Further away in the same line, a value belongs to another key. */
const NEAR = 900;

/**
 * Reads what the values around a key say of it: those of its block where it is the only key there, else those of its
 * line that stand nearest to it. A value that the catalogue's format refuses is left out.
 */
export function openValues(
  named: readonly NamedValue[],
): (cloud: CloudId, id: Spot, alone: 'block' | 'line' | null) => OpenValues {
  const lines = grouped(named, ({ line }) => line);
  const blocks = grouped(named, ({ block }) => block);
  return (cloud, id, alone) => {
    if (alone === null) return { fields: {}, endpoints: {} };
    const around = (alone === 'block' ? blocks.get(id.block) : lines.get(id.line)) ?? [];
    const near = around
      .filter((one) => Math.abs(one.start - id.start) <= NEAR)
      .toSorted((a, b) => Math.abs(a.start - id.start) - Math.abs(b.start - id.start));
    const first = (role: NameRole) => near.find((one) => one.role === role && one.value !== '')?.value;
    return { fields: fieldsOf(cloud, first), endpoints: endpointsOf(cloud, first('endpoint')) };
  };
}

function fieldsOf(cloud: CloudId, first: (role: NameRole) => string | undefined): Record<string, string> {
  const fields: Record<string, string> = {};
  const { regionField } = catalogue[cloud];
  for (const [role, key] of Object.entries(signs[cloud].open)) {
    const value = first(role as NameRole);
    const field = fieldOf(cloud, key);
    if (value === undefined || field === undefined) continue;
    if (role === 'region' && !/^[A-Za-z0-9][\w.-]{1,60}$/.test(value)) continue;
    if (field.format === undefined || field.format.test(value)) fields[key] = value;
  }
  const region = regionField === null ? undefined : fields[regionField];
  const map = catalogue[cloud].fields.find((field) => field.key === 'project_ids');
  const project = first('project');
  if (map !== undefined && region !== undefined && project !== undefined && /^[0-9a-f]{32}$/.test(project)) {
    fields[map.key] = `${region}=${project}`;
  }
  return fields;
}

function endpointsOf(cloud: CloudId, address: string | undefined): OpenValues['endpoints'] {
  const { endpoint } = signs[cloud];
  if (endpoint === null || address === undefined) return {};
  // Storage has addresses of its own, which say nothing of where the account lives.
  if (!/^https?:\/\/[^\s/]+/i.test(address) || /(s3|eos|oss|zos)[.-]/i.test(address)) return {};
  return { [endpoint]: address };
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => number): ReadonlyMap<number, readonly T[]> {
  const groups = new Map<number, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}

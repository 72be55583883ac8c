import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import { cloudError } from '../cloud-error.ts';

/** A GUID, as ids of directories, applications and secrets are written. */
export const GUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

const DOMAIN = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/i;

/**
 * The directory that a key belongs to, as the path of the token service takes it: its id or a verified domain. `common`
 * and its like name no directory and grant no application a token. Throws KeyturnError `missing-fields`, and
 * `unknown-key` before anything is sent where no directory can have that name.
 */
export function tenantOf(fields: Readonly<Record<string, string>>): string {
  const tenant = fields.tenant_id?.trim() ?? '';
  if (tenant === '') throw new KeyturnError('missing-fields', { fields: 'tenant_id' });
  if (GUID.test(tenant) || DOMAIN.test(tenant)) return tenant;
  throw cloudError('unknown-key', { vendorCode: 'MALFORMED_TENANT_ID', outcome: 'refused' });
}

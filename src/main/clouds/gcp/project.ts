import type { CloudKey } from '../cloud.ts';

/**
 * The project of a service account. Its address names it, and the address is what a check proves; the file's own
 * `project_id` stands in for addresses of other forms. A project of a domain is written the other way round:
 * `name@my-project.example.com.iam.gserviceaccount.com` is of `example.com:my-project`.
 */
export function projectOf(email: string, fields: CloudKey['fields']): string | null {
  const domain = /@(.+)\.iam\.gserviceaccount\.com$/.exec(email)?.[1];
  if (domain !== undefined) {
    const [project = domain, ...rest] = domain.split('.');
    return rest.length === 0 ? project : `${rest.join('.')}:${project}`;
  }
  return fields.project_id?.trim() || null;
}

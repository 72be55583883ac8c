/**
 * The shapes in which something of a text may be shown again. A text may hold keys, tokens and signed links: what fits
 * none of these is never quoted, whatever it was called.
 */

/** A host name or address as it is shown: lower case, no part longer than names are. Null for anything else. */
export function shownHost(raw: string): string | null {
  const host = raw.replace(/:\d{1,5}$/, '');
  if (host !== host.toLowerCase() || host.length > 120) return null;
  const labels = host.split('.');
  const fits = (label: string) =>
    /^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$/.test(label) &&
    // No name has this many digits in it; ids, tokens and keys do.
    (label.match(/\d/g)?.length ?? 0) <= 12 &&
    !(label.length >= 20 && /\d/.test(label) && !label.includes('-'));
  return labels.length >= 2 && labels.every(fits) && !/^[\d.]+\.\d+\.[a-z]/.test(host) ? raw : null;
}

/** A region's name, as all of these clouds write them: `cn-hangzhou`, `eu-central-1`, `cn-bj2`. */
export const shownRegion = (raw: string): string | null =>
  /^[a-z]{2,4}(-[a-z]{2,14}){1,3}\d{0,2}(-\d{1,2})?$/.test(raw) && raw.length <= 30 ? raw : null;

/** An id that support asks for: a UUID, hex, capitals and digits, or what Ceph and COS write. Null for anything else. */
export function shownRequestId(raw: string): string | null {
  const shapes = [
    /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i,
    /^[0-9a-f]{16,32}$/,
    /^[0-9A-F]{16,32}$/,
    /^[0-9A-Z]{12,20}$/,
    /^tx[0-9a-f]{16,24}-[0-9a-f]{4,12}(-[a-z0-9]{1,12}){0,2}$/,
    /^Nj[A-Za-z0-9]{16,30}={0,2}$/,
    /^[0-9a-z]{32}$/,
  ];
  return shapes.some((shape) => shape.test(raw)) ? raw : null;
}

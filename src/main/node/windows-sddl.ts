// Names and bits: Windows SDK, sddl.h and winnt.h ("Security Descriptor String Format", "File Access Rights Constants").

/** Administrators, the system, the installer of Windows' own files, and administrators of a domain. */
const ADMINISTRATORS: ReadonlySet<string> = new Set([
  'BA',
  'SY',
  'LA',
  'DA',
  'EA',
  'S-1-5-18',
  'S-1-5-32-544',
  'S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464',
]);

const RIGHTS: ReadonlyMap<string, number> = new Map([
  ['GA', 0x10000000],
  ['GX', 0x20000000],
  ['GW', 0x40000000],
  ['GR', 0x80000000],
  ['FA', 0x1f01ff],
  ['FR', 0x120089],
  ['FW', 0x120116],
  ['FX', 0x1200a0],
  ['RC', 0x20000],
  ['SD', 0x10000],
  ['WD', 0x40000],
  ['WO', 0x80000],
  ['CC', 0x1],
  ['DC', 0x2],
  ['LC', 0x4],
  ['SW', 0x8],
  ['RP', 0x10],
  ['WP', 0x20],
  ['DT', 0x40],
  ['LO', 0x80],
  ['CR', 0x100],
]);

/** Writing, appending, attributes of the extended kind, removing what is inside, deleting, taking over. */
const CHANGES = 0x2 | 0x4 | 0x10 | 0x40 | 0x10000 | 0x40000 | 0x80000 | 0x10000000 | 0x40000000;

/** Null for a right that is not known here. */
function maskOf(rights: string): number | null {
  if (/^0x[0-9a-f]{1,8}$/i.test(rights)) return Number(rights);
  const codes = rights.match(/../g) ?? [];
  if (rights.length % 2 !== 0) return null;
  let mask = 0;
  for (const code of codes) {
    const bits = RIGHTS.get(code.toUpperCase());
    if (bits === undefined) return null;
    mask |= bits;
  }
  return mask;
}

/**
 * Whether a descriptor in SDDL names an administrator as the owner and lets nobody else change the file. What cannot be
 * read, a missing access list included, says no.
 */
export function onlyAdministratorsWrite(sddl: string): boolean {
  const parts =
    /^O:([A-Z]{2}|S-[\d-]+)(?:G:(?:[A-Z]{2}|S-[\d-]+))?D:([A-Z]*)((?:\([^()]*\))*)(?:S:.*)?$/.exec(sddl);
  if (parts === null) return false;
  const [, owner = '', flags = '', entries = ''] = parts;
  // Without entries and without a flag there is no list, which lets everybody do everything.
  if (!ADMINISTRATORS.has(owner) || flags.includes('NO_ACCESS_CONTROL') || (flags === '' && entries === '')) {
    return false;
  }
  return [...entries.matchAll(/\(([^()]*)\)/g)].every(([, text = '']) => {
    const [type, inheritance = '', rights = '', , , who = ''] = text.split(';');
    const inheritOnly = /^(..)*IO/.test(inheritance);
    if (type === 'D' || inheritOnly || ADMINISTRATORS.has(who)) return true;
    const mask = type === 'A' ? maskOf(rights) : null;
    return mask !== null && (mask & CHANGES) === 0;
  });
}

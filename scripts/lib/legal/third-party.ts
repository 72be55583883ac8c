import { ROOT } from '../root.ts';
import { licenceText } from './licence-texts.ts';
import type { Shipped } from './shipped.ts';

const RULE = '-'.repeat(80);

interface Group {
  readonly text: string;
  readonly own: boolean;
  readonly packages: Shipped[];
}

/** The content of THIRD-PARTY-LICENSES.txt: each licence text once, under the packages that it is of. Throws as `licenceText`. */
export function thirdPartyLicences(packages: readonly Shipped[], root: string = ROOT): string {
  const groups = new Map<string, Group>();
  for (const shipped of packages) {
    const { text, own } = licenceText(shipped, root);
    const key = `${own}${text.replace(/\s+/g, ' ')}`;
    const group = groups.get(key) ?? { text, own, packages: [] };
    group.packages.push(shipped);
    groups.set(key, group);
  }
  const parts = [...groups.values()].map(({ text, own, packages: those }) => {
    const names = those.map(({ name, version, license }) => `${name} ${version} (${license})`).join('\n');
    const note = own
      ? ''
      : '\n\nThis package names its licence and brings no text; this is the standard one.';
    return `${RULE}\n${names}${note}\n\n${text}\n`;
  });
  const head = `Keyturn is under the Apache License 2.0. It contains the ${packages.length} packages below, under licences of
their own. Electron contains Chromium and Node.js; their licences are in LICENSES.chromium.html.
`;
  return `${head}\n${parts.join('\n')}`;
}

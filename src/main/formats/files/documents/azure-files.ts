import { isGuid } from '../../../../shared/mistakes/shapes.ts';
import { signs } from '../../clouds/index.ts';
import type { FileKindSpec } from '../file-kind.ts';
import { inHome, inNamed } from '../places.ts';
import { type Holdings, jsonKind, type MemberNames } from './json-kind.ts';
import { objectsIn, stringNamed, type ValueNode } from './json-text.ts';

const RBAC: MemberNames = {
  ...{ id: 'appId', secret: 'password', token: null, region: null },
  open: { tenant_id: 'tenant' },
};
const AUTH: MemberNames = {
  ...{ id: 'clientId', secret: 'clientSecret', token: null, region: null },
  open: { tenant_id: 'tenantId', subscription_id: 'subscriptionId' },
};
const STORE: MemberNames = {
  ...{ id: 'client_id', secret: 'client_secret', token: null, region: null },
  open: { tenant_id: 'tenant' },
};

/** What `az ad sp create-for-rbac` prints, saved: the example of Terraform's guide "Service Principal and a Client Secret". */
export const azureRbac: FileKindSpec = jsonKind({
  ...{ id: 'azure-rbac', cloud: 'azure', match: 'exact', loneId: 'nothing', goes: 'drop' },
  places: () => [],
  named: /\.json$/,
  fits: hasAll('appId', 'password', 'tenant'),
  holdings: ({ root }) => principalIn(root, RBAC, 'displayName'),
  removeFrom: (edit, { object }) => edit.drop(object, [RBAC.secret]),
});

/**
 * What the same command prints with `--json-auth` (before: `--sdk-auth`), saved for workflows and for the older SDKs,
 * which take its path from AZURE_AUTH_LOCATION. The list of members is unconfirmed; only these four are looked at.
 */
export const azureAuth: FileKindSpec = jsonKind({
  ...{ id: 'azure-auth', cloud: 'azure', match: 'exact', loneId: 'nothing', goes: 'drop' },
  places: (around) => inNamed(around, 'AZURE_AUTH_LOCATION'),
  named: /\.(json|azureauth)$/,
  fits: hasAll('clientId', 'clientSecret', 'tenantId'),
  holdings: ({ root }) => principalIn(root, AUTH, null),
  removeFrom: (edit, { object }) => edit.drop(object, [AUTH.secret]),
});

/**
 * `service_principal_entries.json` of the Azure CLI, in clear on Linux and macOS: core/auth/identity.py of
 * Azure/azure-cli. It is its own store, so nothing is written there; on Windows it is `.bin`, under the user's key.
 */
export const azureCli: FileKindSpec = jsonKind({
  ...{ id: 'azure-cli', cloud: 'azure', match: 'exact', loneId: 'nothing', goes: 'drop' },
  places: (around) => [
    ...inNamed(around, 'AZURE_CONFIG_DIR', 'service_principal_entries.json'),
    inHome(around, '.azure', 'service_principal_entries.json'),
  ],
  named: /^service_principal_entries\.json$/,
  holdings: ({ root }) => {
    const held = new Map<string, Holdings['held'][number]>();
    const problems: Holdings['problems'][number][] = [];
    for (const object of objectsIn(root)) {
      const [tenant, id] = [
        stringNamed(object, 'tenant', 'exact'),
        stringNamed(object, 'client_id', 'exact'),
      ];
      // An application may stand there once for each tenant.
      const entry = `${tenant}/${id}`;
      if (held.has(entry)) problems.push({ kind: 'repeated', line: object.loc.start.line });
      else
        held.set(entry, { ...{ entry, label: '', cloud: 'azure', sure: 'certain' }, object, names: STORE });
    }
    return { held: [...held.values()], problems };
  },
  readOnly: true,
  // `az logout` takes the whole entry out as well; without a secret, az would ask for a token and be refused in odd words.
  removeFrom: (edit, { object }, { root }) => edit.dropElement(root, object),
});

function principalIn(root: ValueNode, names: MemberNames, label: string | null): Holdings {
  if (root.type !== 'Object') return { held: [], problems: [] };
  // Other systems have members of these names; an application's id is a GUID.
  if (!isGuid(stringNamed(root, names.id, 'exact'))) return { held: [], problems: [] };
  const authority = ['activeDirectoryEndpointUrl', 'resourceManagerEndpointUrl']
    .map((name) => stringNamed(root, name, 'exact'))
    .join(' ');
  const site = signs.azure.sites.find(([, sign]) => sign.test(authority))?.[0];
  return {
    held: [
      {
        ...{ entry: '', cloud: 'azure', sure: 'certain', object: root, names },
        label: label === null ? '' : stringNamed(root, label, 'exact'),
        about: site === undefined ? {} : { site },
      },
    ],
    problems: [],
  };
}

function hasAll(...names: readonly string[]): (text: string) => boolean {
  return (text) => names.every((name) => text.includes(`"${name}"`));
}

import type { Around, FileKindSpec } from '../file-kind.ts';
import { sayable } from '../halves.ts';
import { inHome, inNamed } from '../places.ts';
import { jsonKind } from './json-kind.ts';
import { stringNamed } from './json-text.ts';

/** What a key may bring along for its account; the members have the names of the catalogue's fields. */
const ACCOUNT = ['client_email', 'project_id', 'client_id'] as const;
const NAMES = {
  ...{ id: 'private_key_id', secret: 'private_key', token: null, region: null },
  open: Object.fromEntries([...ACCOUNT, 'token_uri'].map((field) => [field, field])),
};

/** Variables that name a file of a key: google-auth-library, gcloud, and Terraform's provider, for which it may be the key itself. */
const NAMED_BY = [
  ...['GOOGLE_APPLICATION_CREDENTIALS', 'CLOUDSDK_AUTH_CREDENTIAL_FILE_OVERRIDE'],
  ...['GOOGLE_CREDENTIALS', 'GOOGLE_CLOUD_KEYFILE_JSON', 'GCLOUD_KEYFILE_JSON'],
];
const ADC = 'application_default_credentials.json';

/**
 * The key of a service account, as the console gives it out and as application default credentials hold it: "Service
 * account credentials" of Google's documents and lib/auth/googleauth of google-auth-library. Every other `type` is a
 * person's login or a way to a token, and ends by itself.
 */
export const googleKey: FileKindSpec = jsonKind({
  ...{ id: 'google-key', cloud: 'gcp', match: 'exact', loneId: 'incomplete', goes: 'drop' },
  places: placesOf,
  named: /\.json$/,
  fits: (text) => /"type"\s*:\s*"service_account"/.test(text) && /"private_key"/.test(text),
  holdings: ({ root }) => {
    if (root.type !== 'Object') return { held: [], problems: [] };
    const type = stringNamed(root, 'type', 'exact');
    if (type !== 'service_account') {
      return { held: [], problems: type === '' ? [] : [{ kind: 'session', line: null }] };
    }
    const label = stringNamed(root, 'client_email', 'exact');
    const key = { entry: '', label, cloud: 'gcp', sure: 'certain', object: root, names: NAMES } as const;
    return { held: [key], problems: [] };
  },
  alsoWrite: (edit, { object }, _, { cloud, fields }) => {
    if (cloud !== 'gcp') return;
    for (const field of ACCOUNT) {
      const value = fields[field];
      if (value !== undefined && value !== '') edit.set(object, field, sayable(field, value), NAMES.secret);
    }
  },
});

function placesOf(around: Around): readonly string[] {
  const settings = inNamed(around, 'CLOUDSDK_CONFIG', ADC);
  const roaming = inNamed(around, 'APPDATA', 'gcloud', ADC);
  const usual =
    around.platform !== 'win32'
      ? [inHome(around, '.config', 'gcloud', ADC)]
      : roaming.length > 0
        ? roaming
        : [inHome(around, 'AppData', 'Roaming', 'gcloud', ADC)];
  return [...NAMED_BY.flatMap((name) => inNamed(around, name)), ...settings, ...usual];
}

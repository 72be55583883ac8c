import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readKeys } from '../../src/main/formats/detect.ts';
import { catalogue } from '../../src/shared/catalogue/index.ts';
import { copiedAs } from '../../src/shared/crosswalk/copy.ts';
import { type Naming, namingsFor } from '../../src/shared/crosswalk/index.ts';
import type { CloudId } from '../../src/shared/model/cloud.ts';
import { ROOT } from '../lib/root.ts';
import { SAMPLES } from './samples.ts';

/** The vendors' own packages that call the stand-ins in tests, so that these answer what the vendor's would understand. */
const VENDOR_PACKAGES: Readonly<Partial<Record<CloudId, RegExp>>> = {
  aliyun: /^@alicloud\/(ims|sts)\d+$/,
  apsara: /^@alicloud\/openapi-core$/,
  aws: /^@aws-sdk\/client-(iam|sts)$/,
  jdcloud: /^jdcloud-sdk-js$/,
  huawei: /^@huaweicloud\/huaweicloud-sdk-(core|iam)$/,
  tencent: /^tencentcloud-sdk-nodejs-(common|sts)$/,
  azure: /^@azure\/msal-node$/,
  gcp: /^google-auth-library$/,
};

/** The local stand-in of a platform's API and the vendor's own packages that a platform's calls are tested with. */
export function testedAgainst(cloud: CloudId): readonly string[] {
  const { devDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    readonly devDependencies: Readonly<Record<string, string>>;
  };
  const names = VENDOR_PACKAGES[cloud];
  const packages = names === undefined ? [] : Object.keys(devDependencies).filter((name) => names.test(name));
  const standIn = existsSync(join(ROOT, 'test', 'clouds', cloud));
  return [
    ...(standIn ? ['a local stand-in that checks each signature'] : []),
    ...packages.map((name) => `\`${name}\``),
  ];
}

/** In which products' words a text with a key of the platform is recognised, whole; tried with a made-up key. */
export function recognisedIn(cloud: CloudId): {
  readonly found: readonly Naming[];
  readonly not: readonly Naming[];
} {
  const { fields, secret } = SAMPLES[cloud];
  const spec = catalogue[cloud];
  const region = spec.regionField === null ? {} : { [spec.regionField]: 'cn-north-1' };
  const namings = namingsFor(cloud, false);
  const found = namings.filter((naming) => {
    const text = copiedAs(
      naming,
      {
        cloud,
        site: spec.sites[0]?.id ?? '',
        temporary: false,
        fields: { ...region, ...(fields as Record<string, string>) },
        secrets: { [spec.secretField]: secret },
        endpoints: { api: 'https://10.0.0.10:8080' },
      },
      'en',
    );
    // In a chat or a note the platform is named beside it.
    const { keys } = readKeys(`${spec.name.en} ${spec.name.zh}\n${text}`);
    return keys.some((key) => key.cloud === cloud && key.secrets[spec.secretField] !== undefined);
  });
  return { found, not: namings.filter((naming) => !found.includes(naming)) };
}

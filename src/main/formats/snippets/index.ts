import { catalogue } from '../../../shared/catalogue/index.ts';
import type { Account } from '../../../shared/model/account.ts';
import type { CloudId } from '../../../shared/model/cloud.ts';
import { SNIPPET_LANGUAGES, type SnippetLanguage } from '../../../shared/model/script.ts';
import { aliyunEnv, aliyunOss } from './aliyun.ts';
import { awsEnv } from './aws.ts';
import { azureEnv } from './azure.ts';
import { gcpValue } from './gcp.ts';
import { huaweiEnv } from './huawei.ts';
import { literal } from './literal.ts';
import { jdcloudEnv, ucloudEnv } from './others.ts';
import { tencentCos, tencentEnv } from './tencent.ts';
import type { Snippet, Snippets } from './types.ts';

/** By set of variables, and by platform where a set is for several. A vendor without an SDK that is known has none. */
const SNIPPETS: Readonly<Record<string, Readonly<Partial<Record<CloudId, Snippets>>>>> = {
  'aliyun-env': { aliyun: aliyunEnv },
  'aliyun-oss-env': { aliyun: aliyunOss },
  'aws-env': { aws: awsEnv },
  'azure-env': { azure: azureEnv },
  'gcp-terraform': { gcp: gcpValue },
  'huawei-env': { huawei: huaweiEnv },
  'tencent-env': { tencent: tencentEnv },
  'tencent-cos-env': { tencent: tencentCos },
  'ucloud-env': { ucloud: ucloudEnv },
  'cloudmux-shell': { jdcloud: jdcloudEnv },
};

const snippetsOf = (naming: string, cloud: CloudId): Snippets =>
  Object.hasOwn(SNIPPETS, naming) ? (SNIPPETS[naming]?.[cloud] ?? {}) : {};

/** The languages in which there is a program that reads the variables of a set. */
export const languagesOf = (naming: string, cloud: CloudId): readonly SnippetLanguage[] =>
  SNIPPET_LANGUAGES.filter((language) => snippetsOf(naming, cloud)[language] !== undefined);

/**
 * A program that reads the variables of a set, with the region and the addresses of an account. `fields` holds nothing
 * confidential. Null where there is none.
 */
export function snippetOf(
  naming: string,
  language: SnippetLanguage,
  {
    account,
    fields,
  }: {
    readonly account: Pick<Account, 'cloud' | 'site' | 'endpoints'>;
    readonly fields: Readonly<Record<string, string>>;
  },
): Snippet | null {
  const spec = catalogue[account.cloud];
  const site = spec.sites.find(({ id }) => id === account.site);
  const written = fields[spec.regionField ?? ''] ?? '';
  const say = (text: string): string => literal(language, text);
  const make = snippetsOf(naming, account.cloud)[language];
  return (
    make?.({
      region: say(written === '' ? (site?.region ?? '') : written),
      literal: say,
      own: (name) => account.endpoints[name] ?? null,
      address: (name) => account.endpoints[name] ?? site?.endpoints[name] ?? null,
    }) ?? null
  );
}

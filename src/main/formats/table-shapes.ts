import { isCloudName } from '../../shared/catalogue/cloud-words.ts';
import { catalogue } from '../../shared/catalogue/index.ts';
import { ownerOfId } from '../../shared/mistakes/shapes.ts';
import { CLOUD_IDS, type CloudId } from '../../shared/model/cloud.ts';
import type { ColumnRole } from '../../shared/model/import-tables.ts';
import { type TableCell, textOf } from './table.ts';
import { readDate } from './table-dates.ts';

/** Regions as the platforms write them: cn-hangzhou, us-east-1, ap-guangzhou, cn-bj2. */
const REGION = /^(?:cn|us|eu|ap|sa|me|af|ca|na|la|il|mx)-[a-z]+[a-z0-9-]*$/;
/** Words for where something runs, by themselves. */
export const ENVIRONMENT =
  /^(?:prod|production|prd|dev|develop|development|test|testing|uat|sit|stage|staging|pre|preprod|demo|sandbox|生产|生产环境|线上|测试|测试环境|开发|开发环境|预发|预发布|预发环境|演示|灰度|联调|沙箱)$/i;
const ADDRESS = /^https?:\/\//i;
const MAIL = /^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/;

/** Whether a text is as long and as mixed as the confidential half of a key. */
export function isSecretLike(text: string): boolean {
  if (text.startsWith('-----BEGIN ') || text.startsWith('{')) return true;
  return /^[A-Za-z0-9+/=_.~-]{24,}$/.test(text) && /\d/.test(text) && /[A-Za-z]/.test(text);
}

/** What the cells of a column look like; null where they tell nothing. A share of them must agree. */
export function roleOfCells(cells: readonly TableCell[], now: number): ColumnRole | null {
  const filled = cells.filter((cell) => textOf(cell) !== '');
  if (filled.length === 0) return null;
  const most = (fits: (text: string) => boolean): boolean =>
    filled.filter((cell) => fits(textOf(cell))).length >= filled.length * 0.6;
  if (most((text) => isOwnId(text))) return 'public-id';
  if (most(isCloudName)) return 'cloud';
  if (most((text) => ENVIRONMENT.test(text))) return 'environment';
  if (most((text) => ADDRESS.test(text))) return 'endpoint';
  if (most((text) => REGION.test(text))) return 'region';
  if (most((text) => MAIL.test(text))) return 'owner';
  const dates = filled.map(readDate).filter((date) => date.kind === 'known');
  if (dates.length >= filled.length * 0.6) {
    return dates.filter(({ at }) => at > now).length > dates.length / 2 ? 'expires' : 'created';
  }
  return most(isSecretLike) ? 'secret' : null;
}

/** An id that only one cloud gives out. */
const isOwnId = (text: string): boolean => ownerOfId(text) !== null;

/** How a row's cloud can be told from its own values: by an id that one cloud alone gives out, else by both halves. */
export function cloudsByShape(
  id: string,
  secret: string,
): { readonly certain: CloudId | null; readonly possible: readonly CloudId[] } {
  const owner = ownerOfId(id);
  const possible = CLOUD_IDS.filter((cloud) => fits(cloud, 'id', id) && fits(cloud, 'secret', secret));
  // A GUID is Azure's where its secret is: other platforms write ids so, too.
  if (owner === 'azure' && !fits('azure', 'secret', secret)) return { certain: null, possible };
  return owner === null ? { certain: null, possible } : { certain: owner, possible: [owner] };
}

function fits(cloud: CloudId, half: 'id' | 'secret', value: string): boolean {
  const { fields, publicIdField, secretField } = catalogue[cloud];
  const key = half === 'id' ? publicIdField : secretField;
  const format = fields.find((field) => field.key === key)?.format;
  return format === undefined || value === '' || format.test(value);
}

import { type SheetSpec, type Value, workbook } from './workbook.ts';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const MIXED = `${LETTERS}${LETTERS.toLowerCase()}0123456789`;
const HEX = '0123456789abcdef';

/** Letters that look like a key's and are the same for the same number. */
function chars(alphabet: string, length: number, seed: number): string {
  let state = (seed + 1) * 2_654_435_761;
  let text = '';
  for (let index = 0; index < length; index += 1) {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 3_266_489_917) >>> 0;
    text += alphabet[state % alphabet.length] ?? '';
  }
  return text;
}

/** How each of nine clouds is called in the sheet, and what its pairs look like. */
const CLOUDS: readonly {
  readonly word: string;
  readonly cloud: string;
  pair(seed: number): readonly [id: string, secret: string];
}[] = [
  {
    word: '阿里云',
    cloud: 'aliyun',
    pair: (n) => [`LTAI5t${chars(MIXED, 17, n)}7`, `${chars(MIXED, 29, n + 1e6)}9`],
  },
  {
    word: 'AWS',
    cloud: 'aws',
    pair: (n) => [`AKIA${chars(`${LETTERS}234567`, 16, n)}`, `${chars(MIXED, 39, n + 1e6)}8`],
  },
  {
    word: '腾讯云',
    cloud: 'tencent',
    pair: (n) => [`AKID${chars(MIXED, 32, n)}`, chars(MIXED, 32, n + 1e6)],
  },
  {
    word: '华为云',
    cloud: 'huawei',
    pair: (n) => [chars(`${LETTERS}0123456789`, 20, n), chars(MIXED, 40, n + 1e6)],
  },
  { word: 'UCloud', cloud: 'ucloud', pair: (n) => [chars(MIXED, 40, n), chars(MIXED, 44, n + 1e6)] },
  {
    word: '京东云',
    cloud: 'jdcloud',
    pair: (n) => [`JDC_${chars(`${LETTERS}0123456789`, 28, n)}`, chars(`${LETTERS}0123456789`, 32, n + 1e6)],
  },
  { word: '天翼云', cloud: 'ctyun', pair: (n) => [chars(HEX, 32, n), chars(HEX, 32, n + 1e6)] },
  { word: '移动云', cloud: 'ecloud', pair: (n) => [chars(HEX, 32, n + 5e5), chars(HEX, 32, n + 2e6)] },
  {
    word: 'Cloudpods',
    cloud: 'cloudpods',
    pair: (n) => [chars(HEX, 32, n + 7e5), chars(MIXED, 43, n + 3e6)],
  },
];

const OWNERS = ['王小明', '李芳', '陈建国', 'zhang.wei@example.com', '刘洋'];
const ENVIRONMENTS = ['生产', '测试', '开发', '预发'];

export const HEADINGS = [
  '云厂商',
  '账号',
  '用途名称',
  '密钥ID',
  '密钥',
  '地域',
  '接入地址',
  '负责人',
  '环境',
  '创建时间',
  '到期时间',
  '标签',
  '备注',
];

/** One row of the sheet of number `n`. Every account has six keys. */
function row(n: number): readonly Value[] {
  const at = CLOUDS[n % CLOUDS.length];
  if (at === undefined) throw new Error('There is no such cloud');
  const round = Math.floor(n / CLOUDS.length);
  const account = `${at.word}-业务${Math.floor(round / 6) + 1}`;
  const created = new Date(Date.UTC(2024, round % 12, (n % 27) + 1, 9, 30));
  return [
    at.word,
    account,
    `${at.word} ${String(n + 1).padStart(3, '0')}`,
    ...at.pair(n),
    at.cloud === 'aws' ? 'us-east-1' : 'cn-hangzhou',
    at.cloud === 'cloudpods' ? 'https://api.pods.example.com:30500' : null,
    OWNERS[Math.floor(round / 6) % OWNERS.length] ?? null,
    ENVIRONMENTS[Math.floor(round / 6) % ENVIRONMENTS.length] ?? null,
    // As sheets that grew over the years have them: real dates, texts in two forms, and none at all.
    [created, '2024年3月4日', '2024/5/6 10:20', '不详'][n % 4] ?? null,
    n % 10 === 0 ? new Date(Date.UTC(2031, 0, 1)) : null,
    n % 5 === 0 ? '核心，对外' : null,
    n % 7 === 0 ? '季度轮换' : null,
  ];
}

/** The cloud that the row of a number is of. */
export const cloudOfRow = (n: number): string => CLOUDS[n % CLOUDS.length]?.cloud ?? '';

/** The secret in the row of a number. */
export const secretOfRow = (n: number): string => String(row(n)[4]);

/** Lists of keys of nine clouds under Chinese headings, spread over sheets. */
export function manyKeys(counts: readonly number[]): readonly SheetSpec[] {
  let next = 0;
  return counts.map((count, index): SheetSpec => {
    const rows = Array.from({ length: count }, () => row(next++));
    return { name: ['公有云', '其他'][index] ?? `Sheet${index + 1}`, rows: [HEADINGS, ...rows] };
  });
}

/** A workbook with such lists. */
export const manyKeysBook = (counts: readonly number[]): Buffer => workbook(manyKeys(counts));

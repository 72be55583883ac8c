import { CLOUD_IDS, type CloudId } from '../model/cloud.ts';
import { catalogue } from './index.ts';

/**
 * What people call the platforms in their own lists, besides the catalogue's id and names. Written without blanks and
 * signs, in small letters, as `plainWord` makes them.
 */
const ALIASES: Readonly<Record<CloudId, readonly string[]>> = {
  aliyun: ['阿里', 'ali', 'alibaba', 'alicloud', 'alibabacloud', 'aliyuncom', '阿里公有云'],
  aws: ['amazon', 'amazonaws', '亚马逊', '亚马逊云', '亚马逊云科技', 'awscn', 'awschina', 'aws中国'],
  azure: ['msazure', 'azurecn', 'azurechina', '微软云', '微软', '世纪互联', 'entra', 'azuread', 'microsoft'],
  gcp: ['google', 'googlecloud', 'googlecloudplatform', '谷歌', '谷歌云', 'gce'],
  huawei: ['华为', '华为公有云', 'huaweicloud', 'hw', 'hwc', 'hwcloud', 'hws', 'hec'],
  tencent: ['腾讯', 'tencentcloud', 'qcloud', 'tx', 'txcloud', 'txy', '腾讯公有云'],
  ucloud: ['优刻得', 'u云'],
  jdcloud: ['京东', '京东云', '京东科技', 'jd', 'jdc', '京东智联云'],
  ctyun: ['天翼', '天翼云', '电信云', '中国电信', 'ctcloud', 'chinatelecom', '电信天翼云', 'telecom'],
  ecloud: ['移动云', '中国移动', '移动', 'cmecloud', 'chinamobile', 'cmcc', '移动公有云'],
  zstack: ['zstackcloud', 'zstack私有云', '云轴', '云轴科技'],
  apsara: [
    '专有云',
    '阿里专有云',
    '阿里云专有云',
    '飞天',
    '飞天专有云',
    '飞天企业版',
    'apsarastack',
    'asc',
    'asapi',
  ],
  cloudpods: ['云联壹云', 'yunion', 'yunionio', '融合云'],
};

/** A word without blanks, signs and case. */
function plainWord(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}

const WORDS: ReadonlyMap<string, CloudId> = new Map(
  CLOUD_IDS.flatMap((id) => {
    const { zh, en } = catalogue[id].name;
    // "China Telecom Cloud (Ctyun)" is called by either half.
    const names = [id, zh, en, ...zh.split(/[\s（(]/u), ...en.split(/[()]/)].map(plainWord);
    return [...names, ...ALIASES[id]].filter((word) => word.length > 1).map((word) => [word, id] as const);
  }),
);

/**
 * The platform that a word of a list or a search stands for, in whatever spelling: 阿里云, aliyun, Alibaba Cloud.
 * Null where it stands for none, or for several.
 */
export function cloudOfWord(text: string): CloudId | null {
  const word = plainWord(text);
  if (word === '') return null;
  const exact = WORDS.get(word);
  if (exact !== undefined) return exact;
  // 阿里云国际站, 华为云（北京）, AWS prod: the longest name in it counts, and short ones only stand alone.
  const inside = [...WORDS].filter(
    ([name]) => name.length >= (/\p{Script=Han}/u.test(name) ? 2 : 3) && word.includes(name),
  );
  const longest = Math.max(...inside.map(([name]) => name.length));
  const clouds = new Set(inside.filter(([name]) => name.length === longest).map(([, id]) => id));
  const [only] = clouds;
  return clouds.size === 1 && only !== undefined ? only : null;
}

import { CLOUD_IDS, type CloudId } from '../model/cloud.ts';
import { catalogue } from './index.ts';

/** What people call a platform besides the catalogue's id and names. */
interface CloudWords {
  /** In their lists and in searches: other names, older ones, and what they are short for. */
  readonly names: readonly string[];
  /** Names that are words of their own, too: 移动端, 电信业务, Microsoft 365. They count only where nothing else stands. */
  readonly alone?: readonly string[];
  /** In searches only: initials of the pinyin and products that other platforms have as well. */
  readonly near: readonly string[];
}

const WORDS: Readonly<Record<CloudId, CloudWords>> = {
  aliyun: {
    names: ['阿里', '阿里巴巴', '阿里公有云', '阿里云国际站', 'alibaba', 'alicloud', 'aliyun.com', 'aly'],
    alone: ['ali', 'oss', 'ram'],
    near: [],
  },
  aws: {
    names: ['amazon', 'amazonaws', '亚马逊', '亚马逊云', '亚马逊云科技', 'aws cn', 'aws china', 'aws中国'],
    near: ['ymx', 'iam', 's3'],
  },
  azure: {
    names: ['ms azure', 'azure cn', 'azure china', '微软云', '世纪互联', 'entra', 'azure ad'],
    alone: ['微软', 'microsoft'],
    near: ['wr'],
  },
  gcp: { names: ['google', 'google cloud platform', '谷歌', '谷歌云', 'gce', 'gcloud'], near: ['gg'] },
  huawei: {
    names: ['华为', '华为公有云', 'huawei cloud', 'hw', 'hwc', 'hwcloud', 'hws', 'hec'],
    near: ['hwy'],
  },
  tencent: {
    names: ['腾讯', '腾讯公有云', 'tencent cloud', 'qcloud', 'tx', 'txcloud', 'txy'],
    alone: ['cos', 'cam'],
    near: [],
  },
  ucloud: { names: ['优刻得', 'u云'], near: ['ykd'] },
  jdcloud: {
    names: ['京东云', '京东科技', '京东智联云', 'jd', 'jdc'],
    alone: ['京东'],
    near: ['jingdong', 'jdy'],
  },
  ctyun: {
    names: ['天翼', '天翼云', '电信云', '电信天翼云', '中国电信', 'ctcloud', 'china telecom'],
    alone: ['电信', 'telecom'],
    near: ['tyy', 'tianyi'],
  },
  ecloud: {
    names: ['移动云', '移动公有云', '中国移动', 'cmecloud', 'china mobile', 'cmcc'],
    alone: ['移动'],
    near: ['ydy'],
  },
  zstack: { names: ['zstack cloud', 'zstack私有云', '云轴', '云轴科技'], near: ['zs'] },
  apsara: {
    names: ['专有云', '阿里专有云', '阿里云专有云', '飞天', '飞天专有云', '飞天企业版', 'apsara', 'asapi'],
    alone: ['asc'],
    near: ['feitian', 'ft', 'zyy'],
  },
  cloudpods: { names: ['云联壹云', '云联', 'yunion', 'yunion.io', '融合云'], near: ['rhy', 'openstack'] },
};

/** A word without blanks, signs and case. */
const plainWord = (text: string): string => partsOf(text).join('');

/** Runs of one script, in small letters: `AWS中国-prod2` has four. */
function partsOf(text: string): readonly string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/\p{Script=Han}+|\p{N}+|[^\p{Script=Han}\P{L}]+/gu) ?? []
  );
}

/** "China Telecom Cloud (Ctyun)" is called by either half. */
function ownNames(id: CloudId): readonly string[] {
  const { zh, en } = catalogue[id].name;
  return [id, zh, en, ...en.split(/[()]/)];
}

/** Every word for a platform that a search may take, as people write it. */
export function searchedWords(id: CloudId): readonly string[] {
  const { names, alone = [], near } = WORDS[id];
  return [...ownNames(id), catalogue[id].monogram, ...names, ...alone, ...near];
}

function byPlainWord(wordsOf: (id: CloudId) => readonly string[]): ReadonlyMap<string, CloudId> {
  return new Map(
    CLOUD_IDS.flatMap((id) =>
      wordsOf(id)
        .map(plainWord)
        .filter((word) => word.length > 1)
        .map((word) => [word, id] as const),
    ),
  );
}

const WITHIN = byPlainWord((id) => [...ownNames(id), ...WORDS[id].names]);
const WHOLE = new Map([...WITHIN, ...byPlainWord((id) => WORDS[id].alone ?? [])]);

/** Whether a text is a platform's name and nothing else, in whatever spelling; one more sign and it is not. */
export function isCloudName(text: string): boolean {
  return /^[\p{L}\p{N}\s()（）.-]+$/u.test(text) && WHOLE.has(plainWord(text));
}

/**
 * The platform that a word of a list stands for, in whatever spelling: 阿里云, aliyun, Alibaba Cloud, AWS prod. Names in
 * Latin letters count as whole words. Null where it stands for none, or for several.
 */
export function cloudOfWord(text: string): CloudId | null {
  const parts = partsOf(text);
  const exact = WHOLE.get(parts.join(''));
  if (exact !== undefined) return exact;
  // 阿里云国际站, 华为云（北京）: the longest name in it counts, and those of two letters only stand alone.
  const inside = [...WITHIN].filter(([name]) => holdsName(parts, name));
  const longest = Math.max(...inside.map(([name]) => name.length));
  const clouds = new Set(inside.filter(([name]) => name.length === longest).map(([, id]) => id));
  const [only] = clouds;
  return clouds.size === 1 && only !== undefined ? only : null;
}

const HAN = /\p{Script=Han}/u;

function holdsName(parts: readonly string[], name: string): boolean {
  if (/^\p{Script=Han}+$/u.test(name)) return parts.some((part) => part.includes(name));
  if (name.length < 3 && !HAN.test(name)) return false;
  return parts.some((_, from) => {
    let joined = '';
    for (const part of parts.slice(from)) {
      joined += part;
      if (joined.length >= name.length) return joined === name;
    }
    return false;
  });
}

import { CLOUD_IDS, type CloudId } from '../model/cloud.ts';
import { catalogue } from './index.ts';

/** What people call the platforms besides their names: short forms, older names, the initials of their pinyin. */
const ALSO: Readonly<Record<CloudId, readonly string[]>> = {
  aliyun: ['alibaba', 'alicloud', 'aliyun', 'aly', 'ram', 'oss'],
  aws: ['amazon', '亚马逊', 'ymx', 'iam', 's3'],
  azure: ['microsoft', '微软', 'entra', 'wr', '世纪互联'],
  gcp: ['google', '谷歌', 'gcloud', 'gg'],
  huawei: ['hw', 'hwc', 'hwy', 'huaweicloud'],
  tencent: ['qcloud', 'tx', 'txy', 'cam', 'cos'],
  ucloud: ['优刻得', 'ykd'],
  jdcloud: ['jd', 'jingdong', 'jdy'],
  ctyun: ['电信', '天翼', 'telecom', 'tyy', 'tianyi'],
  ecloud: ['移动', 'china mobile', 'ydy', 'cmcc'],
  zstack: ['zs', '云轴'],
  apsara: ['飞天', '专有云', 'feitian', 'ft', 'zyy', 'apsara'],
  cloudpods: ['融合云', '云联', 'yunion', 'rhy', 'openstack'],
};

const plain = (text: string): string => text.toLowerCase().replaceAll(/[\s·.-]/g, '');

/** The platforms that a person may mean, in the catalogue's order; all of them for an empty text. */
export function findClouds(text: string): readonly CloudId[] {
  const wanted = plain(text);
  return CLOUD_IDS.filter((id) => {
    const { name, monogram } = catalogue[id];
    return [id, name.zh, name.en, monogram, ...ALSO[id]].some((word) => {
      const one = plain(word);
      // Two letters are somebody's initials; in the middle of a word they are chance.
      return /^[a-z]{1,2}$/.test(wanted) ? one.startsWith(wanted) : one.includes(wanted);
    });
  });
}

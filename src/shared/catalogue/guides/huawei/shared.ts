import type { GuideChange, GuideFact, GuideStep } from '../types.ts';
import { HUAWEI } from './sources.ts';

/** Two at most, whoever holds them. */
export const twoKeys: GuideFact = {
  text: {
    zh: '每个用户最多两个访问密钥，这个配额不能提升；密钥永久有效，要自己定期更换。',
    en: 'A user has two access keys at most, a quota that cannot be raised. They are valid forever, so changing them is up to their owner.',
  },
  source: HUAWEI.userKeys,
};

/** The step that yields what places the key: the account, and a project for each region. */
export const apiCredentials: GuideStep = {
  id: 'api-credentials',
  text: {
    zh: '在「我的凭证」左侧点「API 凭证」，抄下「账号 ID」，再从项目列表按区域抄「项目 ID」。',
    en: 'Choose “API Credentials” in “My Credentials”, note the “Account ID”, and from the list of projects the “Project ID” of each region in use.',
  },
  note: {
    zh: '一个区域一行，写成「cn-north-4=项目 ID」；一个区域有子项目时，展开它再选要用的那个。',
    en: 'One region a line, as cn-north-4=project ID; where a region has sub-projects, unfold it and take the one in use.',
  },
  caution: {
    zh: '没有进过的区域不在列表里：在左上角切换到那个区域，再回来看。',
    en: 'A region that was never entered is not listed: switch to it at the top left and come back.',
  },
  opens: 'api-credentials',
  drawing: 'projects',
  fills: ['domain_id', 'project_ids'],
  source: HUAWEI.projects,
};

/** What the console said before, of every long-term key. */
export const consoleChanges: readonly GuideChange[] = [
  {
    was: {
      zh: '在「我的凭证」点「管理访问密钥」页签。',
      en: 'Choose the tab “Manage Access Keys” in “My Credentials”.',
    },
    now: {
      zh: '现在是左侧的「访问密钥」。',
      en: 'It is “Access Keys” on the left now.',
    },
    source: HUAWEI.myKeys,
  },
  {
    was: {
      zh: '要更换密钥，先删除旧的再新建。',
      en: 'To change a key, delete it and then create another.',
    },
    now: {
      zh: '有两个位置，可以先建新的、换上、停用旧的，最后才删除，中途不停机。',
      en: 'There are two places: create the new one, switch to it, disable the old one and delete it last, without a gap.',
    },
    source: HUAWEI.userKeys,
  },
  {
    was: {
      zh: '把「最近使用时间」当作密钥用过的证据。',
      en: 'Read “Last Used” as proof that a key was used.',
    },
    now: {
      zh: '新建的密钥，最近使用时间就等于创建时间，用过一次之后才准。',
      en: 'For a new key it equals the time of creation, and is right only after the first use.',
    },
    source: HUAWEI.myKeys,
  },
];

import type { ColumnRole } from '../../shared/model/import-tables.ts';

/**
 * What columns are called in lists of keys, in the consoles' words of all platforms and in those of people's own
 * sheets; without blanks, signs and case. The secret's words come before the id's where one contains the other.
 */
const HEADINGS: Readonly<Record<Exclude<ColumnRole, 'ignore'>, string>> = {
  cloud: `云 云厂商 云平台 云服务商 厂商 平台 服务商 供应商 云商 云类型 所属云 公有云 cloud provider
    vendor platform cloudprovider cloudvendor cloudplatform csp`,
  'public-id': `密钥id 访问密钥 访问密钥id 访问密钥ak 访问密钥idak ak akid accesskey accesskeyid
    accesskeyidak accesskeyak aksk的ak secretid keyid apikeyid publickey publicid 公钥 客户端id
    应用程序客户端id 应用程序id clientid appid applicationid applicationclientid 密钥标识
    密钥编号 awsaccesskeyid privatekeyid 公钥publickey ak访问密钥 访问密钥标识 accessid 账号ak
    id密钥`,
  secret: `密钥 私钥 密钥值 密钥secret secret sk secretkey secretaccesskey accesskeysecret accesssecret
    accesskeysecretsk secretkeysk secretaccesskeysk clientsecret 客户端密码 客户端机密 客户端密钥
    秘密访问密钥 秘密访问密钥sk 私有访问密钥 秘密密钥 机密 privatekey 私钥privatekey secretvalue
    awssecretaccesskey apisecret 访问密钥secret 访问密钥sk 服务账号json 服务账号密钥
    serviceaccountjson keyjson value值 aksecret apikeysecret 密钥sk 安全密钥 secretkeyid对应密钥`,
  token: 'token securitytoken sessiontoken ststoken 安全令牌 会话令牌 令牌 临时令牌',
  label: `名称 密钥名称 名字 标识 别名 密钥别名 用途名称 name label keyname title alias 显示名称
    名称label`,
  account: `账号 帐号 账户 帐户 云账号 云帐号 云账户 主账号 账号名 账号名称 所属账号 所属账户 用户 用户名
    用户名称 子账号 子用户 ram用户 iam用户 iam用户名 account accountname user username iamuser
    ramuser principal subaccount 登录名 账号别名 账户名称`,
  owner: `负责人 责任人 所有者 拥有者 归属人 使用人 使用者 管理员 管理人 联系人 对接人 维护人 申请人
    保管人 owner contact responsible maintainer keyowner assignee person 归属 所属人 接口人
    运维负责人`,
  environment: '环境 所属环境 使用环境 运行环境 部署环境 environment env stage',
  note: `备注 说明 描述 用途 备注说明 备注信息 用途说明 业务 使用场景 注释 note notes remark remarks
    comment comments description desc purpose usage memo 使用说明 业务说明`,
  tags: '标签 tags tag labels 分组 分类 group 业务线 部门 department team 团队',
  created: `创建时间 创建日期 创建 创建于 生成时间 生成日期 申请时间 申请日期 启用时间 启用日期 开通时间
    建立时间 新建时间 created createdat createdate creationdate createddate createtime
    creationtime createdon createdtime dateofcreation issued issuedate`,
  expires: `到期 到期时间 到期日期 到期日 过期时间 过期日期 过期 有效期至 有效期 失效时间 失效日期
    截止日期 截止时间 截止 expires expiry expiration expirydate expirationdate expiresat
    expireson expiredate expiretime validuntil validto enddate`,
  region: `地域 区域 默认地域 默认区域 可用区域 所在地域 所属地域 region regionid defaultregion location
    awsregion 资源池`,
  project: '项目 项目id 项目编号 项目名 项目名称 project projectid gcpproject 所属项目',
  tenant: `租户 租户id 目录id 目录租户id 域id 组织 组织id tenant tenantid directoryid directorytenantid
    domainid organization organizationid orgid 账号id域`,
  endpoint: `地址 接入点 接入地址 服务地址 管理地址 端点 endpoint url apiurl apiendpoint host hostname
    api地址 域名 控制台地址 平台地址`,
  site: '站点 分区 网站 site partition 国内国际 站 账号站点 国际国内',
  period: `轮换周期 轮换周期天 周期 更换周期 轮转周期 有效天数 period rotationperiod rotationdays
    rotation maxage maxagedays perioddays 轮换天数`,
};

const ROLES: ReadonlyMap<string, ColumnRole> = new Map(
  (Object.entries(HEADINGS) as [ColumnRole, string][]).flatMap(([role, words]) =>
    words.split(/\s+/).map((word) => [word, role] as const),
  ),
);

/** Parts of headings that settle a role where the whole is not known, the more telling first. */
const PARTS: readonly (readonly [RegExp, ColumnRole])[] = [
  [/token|令牌/, 'token'],
  [/secretid|keyid|密钥id|公钥|publickey|clientid/, 'public-id'],
  [/secret|私钥|privatekey|机密|(^|[^a-z])sk$|^sk([^a-z]|$)/, 'secret'],
  [/accesskey|(^|[^a-z])ak$|^ak([^a-z]|$)/, 'public-id'],
  [/创建|生成时间|created|creation/, 'created'],
  [/到期|过期|失效|expir/, 'expires'],
  [/负责人|责任人|owner/, 'owner'],
  [/环境|^env/, 'environment'],
  [/云厂商|云平台|云服务商|provider|vendor/, 'cloud'],
  [/账号|帐号|账户|帐户|account|用户名|username/, 'account'],
  [/备注|说明|描述|用途|remark|description/, 'note'],
  [/标签|^tags?/, 'tags'],
  [/region|地域|区域/, 'region'],
  [/租户|tenant/, 'tenant'],
  [/endpoint|接入点|地址/, 'endpoint'],
  [/名称|name$/, 'label'],
];

/** A heading without blanks, signs and case, full-width letters made narrow. */
function plainHeading(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** Headings are short; a longer text is a value. */
const LONGEST = 40;

/** What a column of this heading holds, and whether the heading is one of the list word for word; null for any other text. */
export function roleOfHeading(text: string): { readonly role: ColumnRole; readonly exact: boolean } | null {
  const plain = plainHeading(text);
  if (plain === '' || text.length > LONGEST) return null;
  const exact = ROLES.get(plain);
  if (exact !== undefined) return { role: exact, exact: true };
  // An id of letters and digits may hold any of the parts by chance; a heading has a few words.
  if (/[a-z]\d|\d[a-z]/.test(plain)) return null;
  const part = PARTS.find(([pattern]) => pattern.test(plain));
  return part === undefined ? null : { role: part[1], exact: false };
}

/** Whether a text is a heading of lists of keys. */
export const isHeading = (text: string): boolean => roleOfHeading(text) !== null;

/** Whether a column holds passwords by its heading. What stands below may be a word like any other. */
export const isPasswordHeading = (text: string): boolean =>
  /密码|口令|密匙|password|passwd|passphrase|passcode|^pass$|pwd/.test(plainHeading(text));

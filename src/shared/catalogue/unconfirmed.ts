import type { CloudId } from '../model/cloud.ts';

/**
 * What the catalogue says of each platform without a source that binds, in English: for docs/platforms.md. Formats only
 * warn, and what an unknown answer means is left open, because of these.
 */
export const UNCONFIRMED: Readonly<Record<CloudId, readonly string[]>> = {
  aliyun: [
    'how many keys a main account may have (five is said), and that a secret has 30 characters',
    'console addresses beyond the RAM console’s own; what finance and government sites use',
    'how soon a new key works everywhere, and whether deleting one asks that it is disabled first',
    'the section names of ossutil 2.x, and where SDKs other than that for Node look for credentials',
  ],
  aws: [
    'what a disabled key is answered (taken for the answer to an unknown one)',
    'what the state “Expired” of a key means',
    'console addresses beyond their hosts, and the format of rootkey.csv',
    'which file wins where both name one profile',
  ],
  azure: [
    'how many secrets an app may have, and the policies of an organization that shorten or forbid them',
    'the addresses of Microsoft Graph and Resource Manager for US Government, and of the latter for China',
    'how soon a new secret works, and whether an app may replace its own',
    'the shape of the --json-auth file, and the names of Azure CLI’s own files',
  ],
  gcp: [
    'the end of a key where no policy sets one: sources say none, and ten years',
    'what a disabled key is answered (taken for a wrong signature)',
    'the shapes of project ids, key ids and client ids beyond samples; the exact address of the console’s page',
    'the name of the organization policy that forbids keys',
  ],
  huawei: [
    'how long a secret access key is, and what a disabled or expired key is answered',
    'whether IAM wants the account’s id beside a signature, and the URN of an account’s own key',
    'console addresses; that Europe has accounts of its own, and its STS address',
    'the names in ~/.obsutilconfig and the layout of ~/.huaweicloud/credentials',
    'a vendor’s number for how often a key should be replaced',
  ],
  tencent: [
    'how many keys a sub-account may have (two is documented for the root account)',
    'the prefix of a SecretId: API samples have AKID, the international guide IKID',
    'that keys idle for 90 days are disabled (told of an announcement whose page was not found)',
    'whether keys of one site work on the hosts of the other; console paths but that of API keys',
    'that asking for the caller takes no right, which rights one’s own keys take, and the time zone of dates (China’s is assumed)',
    'the header and the name of the console’s CSV',
  ],
  ucloud: [
    'how many keys a user may have, and the shape of a project id',
    'what a disabled key is answered (taken for the answer to an unknown one), and the words for a key’s states',
    'that the name GetUserInfo tells is the one IAM lists keys by (what is found under another is not used)',
    'a vendor’s number for how often a key should be replaced',
  ],
  jdcloud: [
    'that keys have no end (no field of the API tells one)',
    'what a disabled key, a wrong clock and a missing right are answered (an unknown and a disabled key are told as one)',
    'how instants in lists of keys are written (without a zone they are taken for Beijing’s)',
    'whether a sub-user without rights in IAM may ask who it is',
    'a vendor’s number for how often a key should be replaced',
  ],
  ctyun: [
    'how many keys a user may have, whether they end, and that both halves are 32 hexadecimal digits',
    'what an address outside of the white list, an unknown or disabled key and a wrong clock are answered (read from the words, and from a status of 403)',
    'that an answer with a service’s own code proves the key',
    'a vendor’s number for how often a key should be replaced',
  ],
  ecloud: [
    'how many keys an account may have, whether they end, and their shape',
    'the address of the console’s page (it is found by its search), and what refusals look like',
    'names of environment variables: seen in single public scripts alone; no file of an official CLI was found',
    'a vendor’s number for how often a key should be replaced',
  ],
  zstack: [
    'that two keys are the limit in each version (a constant of the public source)',
    'how a query spells the field of a key’s id, and what a key without a right to it is answered',
    'zones of a management node but China’s and UTC',
    'the address and the port of the console',
    'a vendor’s number for how often a key should be replaced',
  ],
  apsara: [
    'limits and ends of keys: guides are delivered with each site',
    'that error codes of Alibaba Cloud mean the same here, and the actions that manage keys',
    'whether a key of an organization may ask who it is',
    'where tools look for a shared credentials file',
  ],
  cloudpods: [
    'deep addresses of the documentation; a vendor’s number for how often a key should be replaced',
    'the address of the S3 gateway, and whether it takes presigned links',
  ],
};

/** Pages of Huawei Cloud's help centre that the guides cite. */
export const HUAWEI = {
  myKeys: 'https://support.huaweicloud.com/usermanual-ca/ca_01_0003.html',
  myKeysIntl: 'https://support.huaweicloud.com/intl/en-us/usermanual-ca/ca_01_0003.html',
  userKeys: 'https://support.huaweicloud.com/intl/en-us/usermanual-iam5/iam_01_1150.html',
  userKeysChina: 'https://support.huaweicloud.com/usermanual-iam/iam_02_0003.html',
  verification: 'https://support.huaweicloud.com/intl/en-us/qs-obs/obs_qs_0005.html',
  csv: 'https://support.huaweicloud.com/usermanual-hcli/hcli_09_001.html',
  projects: 'https://support.huaweicloud.com/intl/en-us/api-ocr/ocr_03_0130.html',
  accountId: 'https://support.huaweicloud.com/intl/en-us/api-msgsms/sms_05_0020.html',
  temporary: 'https://support.huaweicloud.com/usermanual-iam5/iam_01_1236.html',
  temporaryByToken: 'https://support.huaweicloud.com/api-iam/iam_04_0002.html',
  federated: 'https://support.huaweicloud.com/api-iam/iam_04_0003.html',
} as const;

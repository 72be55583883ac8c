/** Pages of Tencent Cloud's documentation that the guides cite. */
export const TENCENT = {
  rootKeys: 'https://cloud.tencent.com/document/product/598/45511',
  subKeys: 'https://www.tencentcloud.com/document/product/598/32675',
  rootKeysIntl: 'https://www.tencentcloud.com/document/product/598/34228',
  addUser: 'https://cloud.tencent.com/document/product/598/34595',
  quickUser: 'https://cloud.tencent.com/document/product/1689/90521',
  appId: 'github TencentCloud/tencentcloud-cli tccli/services/cam/v20190116/api.json',
  assumeRole: 'https://cloud.tencent.com/document/api/598/33164',
  callerIdentity: 'https://www.tencentcloud.com/document/api/1150/49453',
} as const;

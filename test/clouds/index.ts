export { type AliyunCloud, startAliyunCloud } from './aliyun/cloud.ts';
export { type AwsCloud, type AwsCloudOptions, startAwsCloud } from './aws/cloud.ts';
export type { ServerOptions, StandInServer, Weather } from './shared/server.ts';
export type { CloudStore, KeyDraft, Principal, StoredKey } from './shared/store.ts';

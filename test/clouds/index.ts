export { type AliyunCloud, startAliyunCloud } from './aliyun/cloud.ts';
export { type AwsCloud, type AwsCloudOptions, startAwsCloud } from './aws/cloud.ts';
export type { Disturbance } from './shared/disturbance.ts';
export type { KeyEvent } from './shared/key-changes.ts';
export type { Principal, StoredKey } from './shared/model.ts';
export type { ServerOptions, StandInServer, Weather } from './shared/server.ts';
export type { CloudStore, KeyDraft } from './shared/store.ts';

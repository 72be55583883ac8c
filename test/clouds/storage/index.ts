export {
  type SeenStorageCall,
  type StorageCloud,
  type StorageCloudOptions,
  startStorageCloud,
} from './cloud.ts';
export type { StorageDisturbance } from './disturbance.ts';
export { currentOf } from './objects.ts';

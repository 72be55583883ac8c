import type { FileKindSpec } from '../file-kind.ts';
import { toldIn } from '../one-cloud.ts';
import { passwdKind } from './passwd-kind.ts';
import { placesOf } from './places.ts';

/** `passwd-ossfs` of ossfs 1: s3fs's file for Alibaba Cloud. Source: Alibaba Cloud, "Configurations for ossfs 1.0", ossfs(1). */
export const passwdOssfs: FileKindSpec = passwdKind(
  {
    ...{ id: 'passwd-ossfs', cloud: 'aliyun', named: /^\.?passwd-ossfs/ },
    places: placesOf({ home: [['.passwd-ossfs']], system: ['/etc/passwd-ossfs'] }),
  },
  ({ publicId }) => toldIn('aliyun', publicId),
);

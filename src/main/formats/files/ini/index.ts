import type { FileKindSpec } from '../file-kind.ts';
import { alibabacloudCredentials } from './alibabacloud-credentials.ts';
import { awsConfig } from './aws-config.ts';
import { awsCredentials } from './aws-credentials.ts';
import { boto } from './boto.ts';
import { coscmd } from './coscmd.ts';
import { ctyunCli } from './ctyun-cli.ts';
import { huaweicloudCredentials } from './huaweicloud-credentials.ts';
import { jdc } from './jdc.ts';
import { obsutil } from './obsutil.ts';
import { ossutil } from './ossutil.ts';
import { passwdOssfs } from './passwd-ossfs.ts';
import { passwdS3fs } from './passwd-s3fs.ts';
import { rclone } from './rclone.ts';
import { s3cmd } from './s3cmd.ts';
import { tencentcloudCredentials } from './tencentcloud-credentials.ts';

/** Files of sections, and of lines. */
export const iniKinds: readonly FileKindSpec[] = [
  awsCredentials,
  awsConfig,
  alibabacloudCredentials,
  ossutil,
  tencentcloudCredentials,
  coscmd,
  obsutil,
  huaweicloudCredentials,
  jdc,
  ctyunCli,
  rclone,
  s3cmd,
  boto,
  passwdS3fs,
  passwdOssfs,
];

import type { FileKindSpec } from '../file-kind.ts';
import { aliyunCli } from './aliyun-cli.ts';
import { azureAuth, azureCli, azureRbac } from './azure-files.ts';
import { coscli } from './coscli.ts';
import { googleKey } from './google-key.ts';
import { hcloud } from './hcloud.ts';
import { minioClient } from './minio-client.ts';
import { tccli } from './tccli.ts';
import { tfvars } from './tfvars.ts';
import { ucloudCli } from './ucloud-cli.ts';

/** The kinds in JSON, YAML and HCL. */
export const documentsKinds: readonly FileKindSpec[] = [
  ...[aliyunCli, tccli, coscli, hcloud, googleKey],
  ...[azureRbac, azureAuth, azureCli, ucloudCli, minioClient, tfvars],
];

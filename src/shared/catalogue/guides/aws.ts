import { iamUser } from './aws/iam-user.ts';
import { organizationGuides } from './aws/organization.ts';
import { root, rootInChina, rootInGovCloud } from './aws/root.ts';
import { temporary } from './aws/temporary.ts';
import type { CloudGuides } from './types.ts';

/** Amazon Web Services. */
export const awsGuides: CloudGuides = [
  iamUser,
  root,
  rootInChina,
  rootInGovCloud,
  ...organizationGuides,
  temporary,
];

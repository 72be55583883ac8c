import type { CloudSigns } from './types.ts';

// Headings as found in public repositories, not in AWS's documentation: `Access key ID,Secret access key`
// (accessKeys.csv) and `User name,Password,Access key ID,Secret access key,Console login link` (new_user_credentials.csv).
export const aws: CloudSigns = {
  cloud: 'aws',
  names: /aws|amazon/,
  hints: '\\baws(?![a-z])|(?<=_|\\b)aws_|amazon|亚马逊',
  wording: null,
  id: /^(AKIA|ASIA)[A-Z0-9]{16}$/,
  secret: /^[A-Za-z0-9/+]{40}$/,
  weight: 0,
  open: { region: 'region' },
  endpoint: null,
  sites: [
    ['aws-cn', /\bcn-north(west)?-1\b|amazonaws\.com\.cn|arn:aws-cn:/i],
    ['aws-us-gov', /\bus-gov-(east|west)-1\b|arn:aws-us-gov:/i],
  ],
  csv: {
    publicId: ['accesskeyid'],
    secret: ['secretaccesskey'],
    token: ['sessiontoken'],
    label: ['username', 'user'],
  },
};

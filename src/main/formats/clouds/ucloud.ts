import type { CloudSigns } from './types.ts';

// Pairs of 43 or 87 characters are keys of elliptic curves. No shape is documented but one sample of a private key, 40 hex characters; old public keys hold mail addresses.
export const ucloud: CloudSigns = {
  cloud: 'ucloud',
  names: /ucloud|^us3_|ufile/,
  hints: 'ucloud|优刻得|ufileos|\\bus3\\b',
  wording: /^(.*公钥|.*publickey) (.*私钥|.*privatekey)$/u,
  id: /^(?!(?:.{43,44}|.{87,88})$)[A-Za-z0-9+/=@._-]{12,200}$/,
  secret: /^[A-Za-z0-9+/=._-]{16,200}$/,
  weight: 1,
  open: { region: 'region', project: 'project_id' },
  endpoint: 'api',
  sites: [],
  csv: {
    publicId: ['公钥', 'publickey'],
    secret: ['私钥', 'privatekey'],
    token: [],
    label: ['用户名', '邮箱', 'email'],
  },
};

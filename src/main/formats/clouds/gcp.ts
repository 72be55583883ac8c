import type { CloudSigns } from './types.ts';

export const gcp: CloudSigns = {
  cloud: 'gcp',
  names: /google|gcp|gcloud/,
  hints: 'google|\\bgcp\\b|gcloud|gserviceaccount|谷歌',
  wording: null,
  id: /^[0-9a-f]{40}$/,
  secret: /^-----BEGIN/,
  weight: 0,
  open: { project: 'project_id', email: 'client_email', tokenUri: 'token_uri' },
  endpoint: null,
  sites: [],
  csv: null,
};

import type { CloudId } from '../../src/shared/model/cloud.ts';

/** Made-up keys in the shapes that the platforms give out, to see whether a text with one is recognised. */
export const SAMPLES: Readonly<Record<CloudId, { readonly fields: object; readonly secret: string }>> = {
  aliyun: { fields: { access_key_id: 'LTAI5tQ8hC2pWm4ZxKeytuRn' }, secret: 'kT7vQ2mXc9LpR4sWy8NzB3hJd6FgUa' },
  aws: {
    fields: { access_key_id: 'AKIAQ3EGRIMWKEYTURN7' },
    secret: 'wJalrXUtnFEMIK7MDENGbPxRfiCYzEYTURNtest0',
  },
  azure: {
    fields: {
      tenant_id: '6f1c2a34-9b7d-4e58-a0c3-1d2e4f5a6b7c',
      client_id: '2b8e4d10-5c3f-4a97-8e61-7f9a0b1c2d3e',
    },
    secret: 'pL~8Q~r5TnV2xKcWm9Zs4Yb7Jd1Hg6Fa3Ue0qRtX',
  },
  gcp: {
    fields: {
      project_id: 'shop-production',
      client_email: 'deployer@shop-production.iam.gserviceaccount.com',
      private_key_id: '7c1e9a3b5d2f4860e1c3a5b7d9f0246813579bdf',
    },
    secret: `-----BEGIN PRIVATE KEY-----\n${'MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQDa\n'.repeat(4)}-----END PRIVATE KEY-----\n`,
  },
  huawei: {
    fields: { access_key_id: 'HPUAQ7K2M9X4ZT3V8WNB' },
    secret: 'u4Kc8Zr1Xq6Wm3Tn9Vy2Lb7Hd5Jf0Gs8PaQeRtYi',
  },
  tencent: {
    fields: { secret_id: 'AKIDq7Km2Xc9LpR4sWy8NzB3hJd6FgUaTv5Q' },
    secret: 'Zx7Qm2Kc9Lp4Rs8Wy3Nz6Bh1Jd5Fg0Ua',
  },
  ucloud: {
    fields: { public_key: '4eXo7Qm2Kc9LpR4sWy8NzB3hJd6FgUaTv5Qk1Zx' },
    secret: 'b8f3c1d7e92a4056f7183c9d2e5a6b40718293ac',
  },
  jdcloud: {
    fields: { access_key: '7F3A9C1E5B2D4860A1C3E5F70B9D2468' },
    secret: '2C8E4A60B1D3F5970E2C4A6B8D0F1357',
  },
  ctyun: {
    fields: { access_key: 'a7c3e91b5d2f4860b1c3a5e7d9f02468' },
    secret: '3e9b1d7f5a2c4860e1c3b5a7f9d02468',
  },
  ecloud: {
    fields: { access_key: 'c5e1a93b7d2f4860a1e3c5b7f9d02468' },
    secret: '9b3d1f7e5c2a4860c1e3a5b7d9f02468',
  },
  zstack: {
    fields: { access_key_id: 'Q7Km2Xc9LpR4sWy8NzB3' },
    secret: 'hJd6FgUaTv5QkZx7Qm2Kc9LpR4sWy8NzB3hJd6Fg',
  },
  apsara: { fields: { access_key_id: 'Xc9LpR4sWy8NzB3h' }, secret: 'Jd6FgUaTv5QkZx7Qm2Kc9LpR4sWy8N' },
  cloudpods: {
    fields: { access_key_id: 'd4b7f1a95c3e4082b6d8f0a2c4e61357' },
    secret: 'VTVRa1p4N1FtMktjOUxwUjRzV3k4TnpCM2hKZDZGZ1U=',
  },
};

const privateKey = [
  '-----BEGIN PRIVATE KEY-----',
  'MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7KEYTURNEXAMPLE',
  '-----END PRIVATE KEY-----',
  '',
].join('\n');
const keyId = '0123456789abcdef0123456789abcdef01234567';

/** The key of a service account as Google's console hands it out, with a private key that is none. */
export const SERVICE_ACCOUNT = {
  keyId,
  privateKey,
  json: JSON.stringify({
    type: 'service_account',
    project_id: 'keyturn-example',
    private_key_id: keyId,
    private_key: privateKey,
    client_email: 'robot@keyturn-example.iam.gserviceaccount.com',
    client_id: '100000000000000000001',
    auth_uri: 'https://accounts.google.com/o/oauth2/auth',
    token_uri: 'https://oauth2.googleapis.com/token',
    universe_domain: 'googleapis.com',
  }),
};

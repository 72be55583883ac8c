/** Whether a build is signed; and if not, what its environment lacks. */
export type Signing = { readonly signed: true } | { readonly signed: false; readonly why: string };

const has = (env: NodeJS.ProcessEnv, ...names: readonly string[]): boolean =>
  names.every((name) => (env[name] ?? '') !== '');

const unsigned = (why: string): Signing => ({ signed: false, why });

/**
 * What electron-builder will be able to sign for a platform with this environment. macOS counts as signed only where the
 * app can be notarised too, since it starts nowhere else without questions.
 */
export function signingOf(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): Signing {
  if (platform === 'win32') {
    const certificate = has(env, 'WIN_CSC_LINK') || has(env, 'CSC_LINK');
    return certificate ? { signed: true } : unsigned('neither WIN_CSC_LINK nor CSC_LINK is set');
  }
  if (platform === 'darwin') {
    if (!has(env, 'CSC_LINK')) return unsigned('CSC_LINK is not set');
    const notarises =
      has(env, 'APPLE_API_KEY', 'APPLE_API_KEY_ID', 'APPLE_API_ISSUER') ||
      has(env, 'APPLE_ID', 'APPLE_APP_SPECIFIC_PASSWORD', 'APPLE_TEAM_ID');
    return notarises
      ? { signed: true }
      : unsigned('nothing to notarise with is set (APPLE_API_KEY … or APPLE_ID …)');
  }
  return unsigned('packages for Linux carry no signature of their own');
}

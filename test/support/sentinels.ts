// Planted values that occur nowhere else: whatever holds one of them holds a secret.
export const SECRET = 'SENTINELaUtnFEMIK7MDENGbPxRfiCYsecret00A';
export const SECOND = 'SENTINELbUtnFEMIK7MDENGbPxRfiCYsecret00B';
export const IMPORTED = 'SENTINELcUtnFEMIK7MDENGbPxRfiCYsecret00C';
export const PASTED = 'SENTINELdUtnFEMIK7MDENGbPxRfiC';
export const BUCKET_SECRET = 'SENTINELhUtnFEMIK7MDENGbPxRfiCYsecret00H';
export const KEPT = 'SENTINELgUtnFEMIK7MDENGbPxRfiCYsecret00G';
export const HOOK_TOKEN = 'SENTINELiUtnFEMIK7MDENGbPxRfiCYsecret00I';
export const HOOK_SECRET = 'SENTINELjUtnFEMIK7MDENGbPxRfiCYsecret00J';
export const PROXY_PASSWORD = 'SENTINELkUtnFEMIK7MDENGbPxRfiCYsecret00K';
export const FOUND = 'SENTINELlUtnFEMIK7MDENGbPxRfiCYsecret00L';
export const FOUND_ENV = 'SENTINELmUtnFEMIK7MDENGbPxRfiCYsecret00M';
export const FOUND_TYPED = 'SENTINELnUtnFEMIK7MDENGbPxRfiCYsecret00N';
export const PASSWORD = 'SENTINELe correct horse';
export const NEXT_PASSWORD = 'SENTINELf another horse';

/** Each planted text as it stands, and as an encoding would carry it. */
function spellings(text: string): string[] {
  const bytes = Buffer.from(text, 'utf8');
  return [text, bytes.toString('base64').replace(/=+$/, ''), bytes.toString('hex'), encodeURIComponent(text)];
}

const PLANTED = [
  SECRET,
  SECOND,
  IMPORTED,
  PASTED,
  KEPT,
  BUCKET_SECRET,
  HOOK_TOKEN,
  HOOK_SECRET,
  PROXY_PASSWORD,
  FOUND,
  FOUND_ENV,
  FOUND_TYPED,
  PASSWORD,
  NEXT_PASSWORD,
].flatMap(spellings);

/** The planted texts, and those of `extra`, that a text holds in any spelling. */
export function leaksIn(text: string, extra: readonly string[] = []): string[] {
  return [...PLANTED, ...extra.flatMap(spellings)].filter((spelling) => text.includes(spelling));
}

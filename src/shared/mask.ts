/**
 * A public id as rows show it: enough of both ends to recognise it, the middle left out.
 * Ids of 9 characters or fewer keep the last two only, so that no id is shown whole.
 */
export function maskPublicId(publicId: string): string {
  if (publicId.length <= 9) return `…${publicId.slice(-2)}`;
  return `${publicId.slice(0, 4)}…${publicId.slice(-4)}`;
}

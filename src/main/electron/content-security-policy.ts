const DIRECTIVES = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "object-src 'none'",
  "require-trusted-types-for 'script'",
];

/** The policy as a meta element; `frame-ancestors` is an error there (CSP Level 3, section 3.3). */
export const META_CSP = DIRECTIVES.join('; ');

/** The policy as a response header of every answer of the app's own protocol. */
export const HEADER_CSP = [...DIRECTIVES, "frame-ancestors 'none'"].join('; ');

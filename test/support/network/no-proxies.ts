const VARIABLES = ['HTTPS_PROXY', 'HTTP_PROXY', 'ALL_PROXY', 'NO_PROXY'];

/**
 * Laid over an environment, it hides the ways out of whoever runs the tests: variables in both spellings, and what their
 * desktop says, for which `gsettings` answers by its defaults. Plasma's is not read where `XDG_CURRENT_DESKTOP` is blank.
 */
export const NO_PROXIES: Readonly<Record<string, string>> = {
  ...Object.fromEntries(VARIABLES.flatMap((name) => [name, name.toLowerCase()]).map((name) => [name, ''])),
  GSETTINGS_BACKEND: 'memory',
};

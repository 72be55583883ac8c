const PRODUCTION = /^(prod|production|live|生产|线上)/i;

/** Whether the name of an environment says that it is the one that customers use. */
export const isProduction = (environment: string | null): boolean =>
  environment !== null && PRODUCTION.test(environment);

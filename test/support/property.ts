import fc from 'fast-check';

/**
 * Every property plays what `KEYTURN_SEED` names where it is set, so that a run can be had again; else something new
 * each time.
 */
const seed = process.env.KEYTURN_SEED;
if (seed !== undefined) fc.configureGlobal({ seed: Number(seed) });

export { fc };

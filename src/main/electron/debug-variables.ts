/** Options of Node that load somebody's code, open a debugger or write keys down; others, as a memory limit, are harmless. */
const DANGEROUS =
  /(^|[\s"'])(-r|--require|--import|--loader|--experimental-loader|--inspect|--debug|--env-file|--experimental-config-file|--tls-keylog)/;

/**
 * The variables of an environment that an installed app refuses: `NODE_OPTIONS`, where it is more than harmless. A fuse
 * has Electron ignore it; this holds where somebody else built the package and left the fuse out. For
 * `ELECTRON_RUN_AS_NODE` there is the fuse alone, since with it no code of ours would run.
 */
export function refusedVariables(env: NodeJS.ProcessEnv): readonly string[] {
  return DANGEROUS.test(env.NODE_OPTIONS ?? '') ? ['NODE_OPTIONS'] : [];
}

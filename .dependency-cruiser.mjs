/** The import table of the house: what each room may reach. */
const room = (name, path, mayReach) => ({
  name,
  severity: 'error',
  from: { path },
  to: { path: '^(src|test|scripts)/', pathNot: [path, ...mayReach] },
});

const shared = '^src/shared/';
const ports = '^src/main/ports/';

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^electron$' },
    },
    room('shared-is-pure', '^src/shared/', []),
    {
      name: 'shared-imports-only-zod',
      severity: 'error',
      from: { path: shared },
      to: { pathNot: ['^src/shared/', 'node_modules/zod/'] },
    },
    room('preload-knows-names-only', '^src/preload/', ['^src/shared/ipc/']),
    room('ports-know-shared', ports, [shared]),
    room('vault', '^src/main/vault/', [ports, shared]),
    room('clouds', '^src/main/clouds/', [ports, shared]),
    room('formats', '^src/main/formats/', [ports, shared]),
    room('diagnosis', '^src/main/diagnosis/', ['^src/main/formats/', shared]),
    room('services', '^src/main/services/', [
      '^src/main/vault/',
      '^src/main/clouds/',
      '^src/main/diagnosis/',
      '^src/main/formats/',
      ports,
      shared,
    ]),
    room('ipc', '^src/main/ipc/', ['^src/main/services/', ports, shared]),
    room('node-adapters', '^src/main/node/', [ports, shared]),
    room('electron-adapters', '^src/main/electron/', [
      '^src/main/ipc/',
      '^src/main/services/',
      ports,
      shared,
      '^src/preload/',
    ]),
    {
      name: 'only-the-entry-reaches-electron-adapters',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/main/index\\.ts$', '^src/main/electron/'] },
      to: { path: '^src/main/electron/' },
    },
    {
      name: 'electron-stays-in-its-rooms',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/main/index\\.ts$', '^src/main/electron/', '^src/preload/'] },
      to: { path: '(^|node_modules/)electron(/|$)' },
    },
    room('cli', '^src/cli/', ['^src/main/compose\\.ts$', '^src/main/node/', shared]),
    {
      name: 'migrations-are-frozen',
      severity: 'error',
      from: { path: '^src/main/vault/db/migrations/\\d' },
      to: { path: '^src/', pathNot: '^src/main/vault/db/(handles|sql)' },
    },
    room('renderer', '^src/renderer/', [shared, '^src/preload/api\\.ts$']),
    {
      name: 'feature-never-reaches-feature',
      severity: 'error',
      from: { path: '^src/renderer/features/([^/]+)/' },
      to: { path: '^src/renderer/features/', pathNot: '^src/renderer/features/$1/' },
    },
    {
      name: 'design-system-knows-no-app',
      severity: 'error',
      from: { path: '^src/renderer/(ui|lib)/' },
      to: { path: '^src/renderer/(features|stores|bridge)/' },
    },
    {
      name: 'stores-know-no-screens',
      severity: 'error',
      from: { path: '^src/renderer/(stores|bridge)/' },
      to: { path: '^src/renderer/(features|ui)/' },
    },
    {
      name: 'product-never-imports-tests',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(test|scripts)/' },
    },
    {
      name: 'stand-in-clouds-recompute-by-themselves',
      severity: 'error',
      from: { path: '^test/clouds/' },
      to: { path: '^src/', pathNot: '^src/shared/(model|catalogue)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    parser: 'swc',
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'types'] },
  },
};

import { projectVersion } from './lib/project-version.ts';
import { say } from './lib/say.ts';

// Fails unless a release's tag names the version that is packed: `node scripts/check-release.ts v1.2.3`.

const [tag = ''] = process.argv.slice(2);
const version = projectVersion();
if (tag !== `v${version}`) {
  say(`The tag is ${tag}, and package.json says ${version}.`);
  process.exitCode = 1;
}

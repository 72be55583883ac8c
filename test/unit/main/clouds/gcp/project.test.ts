import { expect, it } from 'vitest';
import { projectOf } from '../../../../../src/main/clouds/gcp/project.ts';

it.each([
  ['deployer@my-project.iam.gserviceaccount.com', {}, 'my-project'],
  ['deployer@my-project.iam.gserviceaccount.com', { project_id: 'another' }, 'my-project'],
  ['deployer@my-project.example.com.iam.gserviceaccount.com', {}, 'example.com:my-project'],
  ['123-compute@developer.gserviceaccount.com', { project_id: 'my-project' }, 'my-project'],
  ['123-compute@developer.gserviceaccount.com', { project_id: ' ' }, null],
  ['123-compute@developer.gserviceaccount.com', {}, null],
])('%s with %j is of %s', (email, fields, project) => {
  expect(projectOf(email, fields)).toBe(project);
});

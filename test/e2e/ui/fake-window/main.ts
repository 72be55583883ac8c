import '../../../../src/renderer/bridge/zod-jitless.ts';
import { type ErrorCode, KeyturnError } from '../../../../src/shared/ipc/envelope.ts';
import type { Preferences } from '../../../../src/shared/model/settings.ts';
import { createFakeBridge } from '../../../support/fake/bridge.ts';
import { largeLook } from '../../../support/fake/looked.ts';
import { fakeRestores, isScene, sampleKeys } from '../../../support/fake/restores.ts';
import { waitingForPlaces } from '../../../support/fake/rotations.ts';
import { beginUpdates } from '../../../support/fake/update-handlers.ts';

// The app's own window over a vault in memory: `?scene=diverged&lang=zh-CN&theme=dark`; with `updates`, one that is signed.
const asked = new URLSearchParams(window.location.search);
const scene = asked.get('scene') ?? '';
if (!isScene(scene)) throw new Error(`No scene is called ${scene}`);
const { status, answers } = fakeRestores(scene);
const preferences: Partial<Preferences> = {
  locale: asked.get('lang') === 'zh-CN' ? 'zh-CN' : 'en',
  theme: asked.get('theme') === 'dark' ? 'dark' : 'light',
};
// `finds=100x5`: a look around finds so many files with so many keys in each.
const finds = /^(\d+)x(\d+)$/.exec(asked.get('finds') ?? '');
const keys = asked.get('keys') === 'none' ? [] : sampleKeys();
// `rotation=places`: one waits for a person's word on places.
const turning = asked.get('rotation') === 'places' ? keys[2] : undefined;
const fake = createFakeBridge({
  status,
  preferences,
  keys,
  ...(turning === undefined ? {} : { rotations: [waitingForPlaces(turning, Date.now())] }),
  ...(finds === null ? {} : { finds: () => largeLook(Number(finds[1]), Number(finds[2])) }),
});
answers(fake);
if (asked.has('updates')) beginUpdates(fake);
// The fake too: tests take its main's part.
Object.assign(window, {
  keyturn: fake.bridge,
  fake: { ...fake, failure: (code: ErrorCode, params = {}) => new KeyturnError(code, params) },
});
await import('../../../../src/renderer/main.tsx');

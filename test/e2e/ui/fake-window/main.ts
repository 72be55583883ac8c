import '../../../../src/renderer/bridge/zod-jitless.ts';
import { type ErrorCode, KeyturnError } from '../../../../src/shared/ipc/envelope.ts';
import type { Preferences } from '../../../../src/shared/model/settings.ts';
import { createFakeBridge } from '../../../support/fake/bridge.ts';
import { fakeRestores, isScene, sampleKeys } from '../../../support/fake/restores.ts';

// The app's own window over a vault in memory: `?scene=diverged&lang=zh-CN&theme=dark`.
const asked = new URLSearchParams(window.location.search);
const scene = asked.get('scene') ?? '';
if (!isScene(scene)) throw new Error(`No scene is called ${scene}`);
const { status, answers } = fakeRestores(scene);
const preferences: Partial<Preferences> = {
  locale: asked.get('lang') === 'zh-CN' ? 'zh-CN' : 'en',
  theme: asked.get('theme') === 'dark' ? 'dark' : 'light',
};
const fake = createFakeBridge({ status, preferences, keys: sampleKeys() });
answers(fake);
// The fake too: tests take its main's part.
Object.assign(window, {
  keyturn: fake.bridge,
  fake: { ...fake, failure: (code: ErrorCode) => new KeyturnError(code) },
});
await import('../../../../src/renderer/main.tsx');

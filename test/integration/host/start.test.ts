import { describe, expect, it, onTestFinished } from 'vitest';
import { type FixtureOptions, openFixture } from './fixture.ts';

const open = async (options: FixtureOptions = {}) => {
  const fixture = await openFixture(options);
  onTestFinished(() => fixture.close());
  return fixture;
};

describe('an app that Electron would not run as it means to', () => {
  it.each([
    ['a scheme that is not registered', /^protocol\.register.*$/m, ''],
    ['a scheme that is not standard', 'standard: true, ', ''],
    ['a scheme that is not secure', ', secure: true', ''],
  ])('is refused for %s', async (_name, part, instead) => {
    const fixture = await open({ main: (source) => source.replace(part, instead) });
    await expect(fixture.page()).rejects.toThrow('before it opened a window');
    expect(fixture.output()).toContain('app: was not registered as standard and secure before ready');
  });

  it.each([
    [
      'registering a scheme after ready',
      'protocol.registerSchemesAsPrivileged',
      /should be called before app is ready/,
    ],
    ['enabling the sandbox after ready', 'app.enableSandbox', /can only be called before app is ready/],
  ])('is refused for %s', async (_name, call, message) => {
    const fixture = await open({
      main: (source) => source.replace('const open = () => {', `const open = () => { ${call}([]);`),
    });
    await expect(fixture.page()).rejects.toThrow('before it opened a window');
    expect(fixture.output()).toMatch(message);
  });

  it('is refused for a window without isolation', async () => {
    const fixture = await open({
      main: (source) => source.replace('webPreferences: {', 'webPreferences: { contextIsolation: false,'),
    });
    await expect(fixture.page()).rejects.toThrow('before it opened a window');
    expect(fixture.output()).toContain('only isolated, sandboxed windows');
  });
});

describe('a second instance', () => {
  it('does not get the lock, and the first one learns of its arguments', async () => {
    const first = await open();
    const page = await first.page();
    const second = await open({ folder: first.folder, args: ['from-the-second'] });
    expect(await second.host.exited).toBe(7);
    await expect
      .poll(() => page.evaluate(() => window.api.invoke('seen')))
      .toContainEqual(['second', 'from-the-second']);
  });

  it('gets the lock once the first one is gone, however it went', async () => {
    const first = await open();
    await first.page();
    first.host.main.kill('SIGKILL');
    await first.host.exited;
    const second = await open({ folder: first.folder });
    expect((await second.page()).url()).toContain('index.html');
  });
});

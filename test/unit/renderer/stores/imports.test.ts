import { describe, expect, it } from 'vitest';
import { KeyturnError } from '../../../../src/shared/ipc/envelope.ts';
import { DATABASE_PASSWORD, lockedDatabase, ticket } from '../../../support/fake/import-preview.ts';
import { bareStores } from './fixture.ts';

const ROW = { index: 0, cloud: 'aws', label: 'ci', site: 'aws' } as const;

describe('an import', () => {
  it('goes from the file over the preview to the outcome', async () => {
    const { stores } = bareStores();
    const { imports } = stores;
    await imports.pick();
    expect(imports.state.getState().step).toMatchObject({ kind: 'preview', saving: false });
    await imports.commit([ROW]);
    // One row was not chosen, and one line was not read; what the vault holds is not lost.
    expect(imports.state.getState().step).toMatchObject({
      kind: 'done',
      left: 2,
      fileName: 'accessKeys.csv',
    });
    await imports.deleteSource();
    expect(imports.state.getState().step).toMatchObject({ source: null, sourceDeleted: true });
  });

  it('stays where it was when the file dialog is closed', async () => {
    const { stores, fake } = bareStores();
    fake.override('import.pick', () => null);
    await stores.imports.pick();
    expect(stores.imports.state.getState()).toEqual({ step: { kind: 'choose' }, error: null });
  });

  it('says what is wrong with a text, and forgets it at the next try', async () => {
    const { stores } = bareStores();
    await stores.imports.readText('nothing in here');
    expect(stores.imports.state.getState().error?.code).toBe('nothing-found');
    await stores.imports.readText('AKIA');
    expect(stores.imports.state.getState().error).toBeNull();
  });

  it('keeps no text that was pasted', async () => {
    const { stores } = bareStores();
    await stores.imports.readText('AKIA wJalrXUtnFEMI');
    expect(JSON.stringify(stores.imports.state.getState())).not.toContain('wJalrXUtnFEMI');
  });

  it('keeps the preview when saving fails, and tells main to drop it when it is given up', async () => {
    const { stores, fake, count } = bareStores();
    fake.override('import.commit', () => {
      throw new KeyturnError('disk-full');
    });
    await stores.imports.readText('AKIA');
    await stores.imports.commit([ROW]);
    expect(stores.imports.state.getState()).toMatchObject({
      step: { kind: 'preview', saving: false },
      error: { code: 'disk-full' },
    });
    await stores.imports.discard();
    expect(count('import.discard')).toBe(1);
    expect(stores.imports.state.getState().step.kind).toBe('choose');
  });

  it('offers the file again when it could not be deleted', async () => {
    const { stores, fake } = bareStores();
    await stores.imports.pick();
    await stores.imports.commit([ROW]);
    fake.override('import.deleteSource', () => {
      throw new KeyturnError('file-changed');
    });
    await stores.imports.deleteSource();
    const { step, error } = stores.imports.state.getState();
    expect(error?.code).toBe('file-changed');
    expect(step).toMatchObject({ kind: 'done', sourceDeleted: false });
    expect(step.kind === 'done' && step.source !== null).toBe(true);
  });

  it('asks for what opens a locked file until it is right, and keeps no password', async () => {
    const { stores, fake } = bareStores();
    const { imports } = stores;
    fake.override('import.previewFile', () => lockedDatabase());
    await imports.pick();
    expect(imports.state.getState().step).toMatchObject({ kind: 'locked', keyFile: null, opening: false });
    await imports.unlock('wrong one');
    expect(imports.state.getState()).toMatchObject({
      step: { kind: 'locked', opening: false },
      error: { code: 'manager-password' },
    });
    const opening = imports.unlock(DATABASE_PASSWORD);
    expect(imports.state.getState()).toMatchObject({ step: { opening: true }, error: null });
    expect(JSON.stringify(imports.state.getState())).not.toContain(DATABASE_PASSWORD);
    await opening;
    expect(imports.state.getState().step).toMatchObject({
      kind: 'preview',
      preview: { fileName: 'team.kdbx', passedOver: 41, source: null },
    });
  });

  it('sends the key file that was chosen, and lets go of it again', async () => {
    const { stores, fake } = bareStores();
    const { imports } = stores;
    const sent: (string | null)[] = [];
    fake.override('import.previewFile', () => lockedDatabase());
    fake.override('import.unlockManager', ({ keyFile }) => {
      sent.push(keyFile);
      throw new KeyturnError('manager-password');
    });
    await imports.pick();
    await imports.pickKeyFile();
    await imports.unlock('');
    imports.dropKeyFile();
    expect(imports.state.getState()).toMatchObject({ step: { keyFile: null }, error: null });
    await imports.unlock('a');
    expect(sent).toEqual([ticket(3), null]);
    await imports.back();
    expect(imports.state.getState()).toEqual({ step: { kind: 'choose' }, error: null });
  });

  it('forgets a locked file that is opened too late', async () => {
    const { stores, fake } = bareStores();
    const { imports } = stores;
    fake.override('import.previewFile', () => lockedDatabase('bitwarden'));
    await imports.pick();
    const opening = imports.unlock(DATABASE_PASSWORD);
    imports.reset();
    await opening;
    expect(imports.state.getState().step).toEqual({ kind: 'choose' });
  });
});

import { describe, expect, it } from 'vitest';
import {
  draftOf,
  isChanged,
  NO_COMMAND,
  textOf,
  wrongFields,
} from '../../../../../src/renderer/features/places/command-draft.ts';
import type { CommandPlace } from '../../../../../src/shared/model/consumer.ts';

const PLACE: CommandPlace = {
  kind: 'command',
  device: 'd0000000',
  deviceName: 'atlas',
  name: 'hand-over',
  run: ['sh', '-c', 'one\ntwo'],
  check: ['check'],
  restore: null,
  timeoutSeconds: 90,
};

describe('a command as it is typed', () => {
  it('comes back as it was', () => {
    const { name, run, check, restore, timeoutSeconds } = PLACE;
    expect(draftOf(textOf(PLACE), PLACE)).toEqual({ name, run, check, restore, timeoutSeconds });
    expect(isChanged(textOf(PLACE), PLACE)).toBe(false);
    expect(isChanged({ ...textOf(PLACE), seconds: '91' }, PLACE)).toBe(true);
  });

  it('loses a check that was emptied', () => {
    expect(draftOf({ ...textOf(PLACE), check: ' \n' }, PLACE).check).toBeNull();
  });

  it('needs a name, a program and a time', () => {
    expect([...wrongFields(NO_COMMAND)]).toEqual(['name', 'run']);
    const fine = { ...NO_COMMAND, name: 'a', run: 'b' };
    expect([...wrongFields(fine)]).toEqual([]);
    for (const seconds of ['', '0', '3601', '1.5', '-3', 'a', '1e3'])
      expect([...wrongFields({ ...fine, seconds })], seconds).toEqual(['seconds']);
  });
});

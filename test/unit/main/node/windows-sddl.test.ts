import { describe, expect, it } from 'vitest';
import { onlyAdministratorsWrite } from '../../../../src/main/node/windows-sddl.ts';

// As Get-Acl prints them: a file that an administrator put into a folder of his own below ProgramData.
const GUARDED = 'O:BAG:S-1-5-21-1-2-3-513D:PAI(A;;FA;;;SY)(A;;FA;;;BA)(A;;0x1200a9;;;BU)';

describe('an access list of Windows', () => {
  it.each([
    ['read by users', GUARDED],
    ['of the system', 'O:SYG:SYD:AI(A;ID;FA;;;SY)(A;ID;FR;;;WD)'],
    ['with a right for whoever makes files inside', 'O:BAG:BAD:PAI(A;OICIIO;GA;;;CO)(A;OICI;FA;;;BA)'],
    ['with a denial', 'O:BAG:BAD:PAI(D;;FA;;;BG)(A;;FA;;;BA)'],
    ['with an audit list', `${GUARDED}S:AI(AU;SAFA;FA;;;WD)`],
    [
      'of the installer of Windows',
      'O:S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464D:P(A;;FR;;;BU)',
    ],
  ])('is trusted: %s', (_what, sddl) => {
    expect(onlyAdministratorsWrite(sddl)).toBe(true);
  });

  it.each([
    ['owned by a person', GUARDED.replace('O:BA', 'O:S-1-5-21-1-2-3-1001')],
    ['written by users', GUARDED.replace('0x1200a9', '0x1301bf')],
    ['full for everybody', 'O:BAG:BAD:(A;;FA;;;WD)'],
    ['written by letters', 'O:BAG:BAD:P(A;;FRFW;;;BU)'],
    ['deletable', 'O:BAG:BAD:P(A;;SD;;;AU)'],
    ['files can be put in by users', 'O:BAG:BAD:P(A;CI;LC;;;BU)'],
    ['taken over', 'O:BAG:BAD:P(A;;WO;;;BU)'],
    ['by a right that is not known', 'O:BAG:BAD:P(A;;ZZ;;;BU)'],
    ['by an entry that is not known', 'O:BAG:BAD:P(XA;;FR;;;BU)'],
    ['without a list', 'O:BAG:BA'],
    ['with a list that holds nobody back', 'O:BAG:BAD:NO_ACCESS_CONTROL'],
    ['with an empty text', ''],
    ['with nonsense', 'Get-Acl : Cannot find path'],
  ])('is not trusted: %s', (_what, sddl) => {
    expect(onlyAdministratorsWrite(sddl)).toBe(false);
  });
});

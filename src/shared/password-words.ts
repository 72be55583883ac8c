/** Names of keys beside each other and syllables that Chinese passwords are often made of; zxcvbn has no Chinese list. */
export const PASSWORD_WORDS = [
  'woaini',
  'wodemima',
  'mima',
  'nihao',
  'zhongguo',
  'beijing',
  'shanghai',
  'aini',
  'qwe123',
  'woshi',
];

/** What a password for this app must not lean on. */
export const PASSWORD_INPUTS: readonly string[] = ['keyturn'];

/** Letters that are looked at: long texts cost quadratic time and are strong anyway. */
export const SCORED_LENGTH = 64;

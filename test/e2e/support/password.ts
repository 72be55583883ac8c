/** The password of every vault in these tests. */
export const PASSWORD = 'correct horse battery staple';

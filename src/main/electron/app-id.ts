/** What Windows knows the app by: its notifications and its login item carry it. The same as `appId` of the packages. */
export const APP_ID = 'io.keyturn.app';

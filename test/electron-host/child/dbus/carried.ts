/** Whether tray and notifications are carried to the session's D-Bus as well; a test says so. */
export const carried = process.env.ELECTRON_HOST_DBUS === 'true';

import { useState } from 'react';
import { PasswordUnlock } from './password-unlock.tsx';
import { RecoveryUnlock } from './recovery-unlock.tsx';

/** The lock screen: by password or keychain, or by the recovery code with a new password. */
export function Unlock() {
  const [recovering, setRecovering] = useState(false);
  return recovering ? (
    <RecoveryUnlock onBack={() => setRecovering(false)} />
  ) : (
    <PasswordUnlock onRecover={() => setRecovering(true)} />
  );
}

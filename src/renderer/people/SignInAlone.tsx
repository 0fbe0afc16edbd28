import { useState } from 'react';
import { readScan } from '../../shared/scan-grammar.ts';
import type { ErrorCode } from '../../shared/result.ts';
import type { UnreadableBurst } from '../scan/wedge.ts';
import { useDevices } from '../ui/devices.ts';
import { SignInScreen } from './SignInScreen.tsx';
import { useSeatDoor } from './seat-context.ts';
import { usePresence } from './use-presence.ts';

/** Signing in where there is no bench yet: the first start was left and goes on for who began it. */
export const SignInAlone = () => {
  const devices = useDevices();
  const { take } = useSeatDoor();
  const [unheard, setUnheard] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<ErrorCode | null>(null);
  const [misread, setMisread] = useState<UnreadableBurst | null>(null);
  usePresence();
  devices.useWedge({
    onScan: (raw) => {
      setMisread(null);
      const scan = readScan(raw);
      if (scan.shape === 'badge') void take({ by: 'badge', badge: scan.badge }, null).then(setRefusal);
      else setUnheard(scan.text);
    },
    onUnreadable: setMisread,
    onTyped: () => undefined,
  });
  return <SignInScreen unheard={unheard} refusal={refusal} misread={misread} />;
};

import { useState } from 'react';
import type { ErrorCode } from '../../shared/result.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { PressButton } from '../ui/PressButton.tsx';
import { RefusalNote } from '../ui/RefusalNote.tsx';
import { useTranslation } from '../ui/words-context.ts';
import { PinField } from './PinField.tsx';
import styles from './PinDialog.module.css';

type PinDialogProps = {
  name: string;
  onGive: (pin: string) => Promise<ErrorCode | null>;
  onRefuse: () => void;
};

/** Asks for the PIN of who is signed in, and does nothing else: what was wanted goes on by itself afterwards. */
export const PinDialog = ({ name, onGive, onRefuse }: PinDialogProps) => {
  const { t } = useTranslation();
  const [pin, setPin] = useState('');
  const [refusal, setRefusal] = useState<ErrorCode | null>(null);
  const [isLooking, setIsLooking] = useState(false);
  const give = (): void => {
    if (isLooking || pin.length < 4) return;
    setIsLooking(true);
    void onGive(pin).then((code) => {
      setIsLooking(false);
      setRefusal(code);
      if (code !== null) setPin('');
    });
  };
  return (
    <Dialog title={t('seat.pinAsk', { name })} size={480} onClose={onRefuse}>
      <div className={styles.box}>
        <p className={styles.why}>{t('seat.pinWhy')}</p>
        <PinField label={t('seat.pin')} value={pin} onType={setPin} onEnter={give} isFirst />
        {refusal === null ? null : <RefusalNote code={refusal} />}
        <div className={styles.buttons}>
          <PressButton kind="strong" keyName="Enter" isDisabled={isLooking} onPress={give}>
            {t('seat.pinGive')}
          </PressButton>
          <PressButton kind="quiet" keyName="Esc" onPress={onRefuse}>
            {t('seat.pinNo')}
          </PressButton>
        </div>
      </div>
    </Dialog>
  );
};

import { useState } from 'react';
import { parseOperatorNo } from '../settings/setting-parsers.ts';
import type { ErrorCode } from '../../shared/result.ts';
import type { UnreadableBurst } from '../scan/wedge.ts';
import { PressButton } from '../ui/PressButton.tsx';
import { RefusalNote } from '../ui/RefusalNote.tsx';
import { showText } from '../ui/shown-text.ts';
import { useTranslation } from '../ui/words-context.ts';
import { PinField } from './PinField.tsx';
import { useSeatDoor } from './seat-context.ts';
import { useStation } from '../ui/station-client.ts';
import styles from './SignInScreen.module.css';

type SignInScreenProps = {
  /** A scan that was no badge, while nobody was here: said, so that it isn't lost without a word. */
  unheard: string | null;
  /** Why the last badge opened nothing. */
  refusal: ErrorCode | null;
  /** A scan that broke off, or was no whole code: to be scanned once more. */
  misread: UnreadableBurst | null;
};

/** Nobody is signed in: the biggest thing asks for the badge. Number and PIN are for who has none at hand. */
export const SignInScreen = ({ unheard, refusal, misread }: SignInScreenProps) => {
  const { t } = useTranslation();
  const station = useStation();
  const { seat, take } = useSeatDoor();
  const [typedNo, setTypedNo] = useState('');
  const [pin, setPin] = useState('');
  const [fault, setFault] = useState<ErrorCode | null>(null);
  const [isLooking, setIsLooking] = useState(false);
  const operatorNo = parseOperatorNo(typedNo);
  const isLost = seat?.isPinLost === true;
  const enter = (): void => {
    if (isLooking || operatorNo === null || pin.length < 4) return;
    setIsLooking(true);
    const answer = isLost
      ? station
          .peopleFirst({ operatorNo, name: operatorNo, pin })
          .then((made) => (made.ok ? null : made.error.code))
          .catch(() => 'internal' as const)
      : take({ by: 'number', operatorNo }, pin);
    void answer.then((code) => {
      setIsLooking(false);
      setFault(code);
      if (code !== null) setPin('');
    });
  };
  const shown = fault ?? refusal;
  return (
    <main className={styles.screen}>
      <section className={styles.say} aria-live="polite">
        <h1 className={styles.prompt}>{t('seat.prompt')}</h1>
        <p className={styles.teach}>
          {t(unheard === null ? 'seat.teach' : 'seat.unheard', { scan: showText(unheard ?? '') })}
        </p>
        {misread === null ? null : <p className={styles.misread}>{t(`wait.misread.${misread}`)}</p>}
        {shown === null || misread !== null ? null : <RefusalNote code={shown} size="large" />}
      </section>
      <form
        className={styles.byHand}
        data-own-enter=""
        onSubmit={(event) => {
          event.preventDefault();
        }}
      >
        <h2 className={styles.title}>{t(isLost ? 'seat.lost' : 'seat.byHand')}</h2>
        {isLost ? <p className={styles.hint}>{t('seat.lostThen')}</p> : null}
        <label className={styles.field}>
          <span className={styles.label}>{t('seat.no')}</span>
          <input
            className={styles.input}
            value={typedNo}
            maxLength={12}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            onChange={(event) => {
              setTypedNo(event.currentTarget.value);
              setFault(null);
            }}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
              event.preventDefault();
              event.currentTarget.form?.querySelectorAll('input')[1]?.focus();
            }}
          />
        </label>
        <PinField label={t(isLost ? 'seat.pinNew' : 'seat.pin')} value={pin} onType={setPin} onEnter={enter} />
        <PressButton keyName="Enter" isDisabled={isLooking} onPress={enter}>
          {t('seat.enter')}
        </PressButton>
      </form>
    </main>
  );
};

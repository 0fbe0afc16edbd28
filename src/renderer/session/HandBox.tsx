import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScanSource } from '../../shared/scan.ts';
import { RAW_SCAN_MAX } from '../../shared/scan.ts';
import styles from './HandBox.module.css';

type HandBoxProps = { onTyped: (raw: string, source: ScanSource, at: number) => void };

/** For the label that can't be scanned. Small, and it never takes the focus by itself: the scanner is the way. */
export const HandBox = ({ onTyped }: HandBoxProps) => {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const send = (): void => {
    if (typed.trim() === '') return;
    onTyped(typed, 'hand', Date.now());
    setTyped('');
  };
  return (
    <form
      className={styles.box}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <input
        aria-label={t('wait.handLabel')}
        className={styles.input}
        value={typed}
        maxLength={RAW_SCAN_MAX}
        placeholder={t('wait.handPlaceholder')}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
        }}
      />
      <button type="submit" className={styles.go}>
        {t('wait.handGo')}
      </button>
    </form>
  );
};

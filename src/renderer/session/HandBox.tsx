import { useState } from 'react';
import type { ScanSource } from '../../shared/scan.ts';
import { RAW_SCAN_MAX } from '../../shared/scan.ts';
import { useTranslation } from '../ui/words-context.ts';
import styles from './HandBox.module.css';

type HandBoxProps = {
  /** What is typed: a waybill while waiting, the code of goods in an open box, the waybill that packed goods leave under. */
  what: 'waybill' | 'goods' | 'sent';
  onTyped: (raw: string, source: ScanSource, at: number) => void;
};

/** For the code that can't be scanned. Small, and it never takes the focus by itself: the scanner is the way. */
export const HandBox = ({ what, onTyped }: HandBoxProps) => {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const words = {
    waybill: { label: t('wait.handLabel'), placeholder: t('wait.handPlaceholder'), go: t('wait.handGo') },
    goods: { label: t('box.handLabel'), placeholder: t('box.handPlaceholder'), go: t('box.handGo') },
    sent: { label: t('repack.waybill'), placeholder: t('repack.handPlaceholder'), go: t('repack.handGo') },
  }[what];
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
        aria-label={words.label}
        className={styles.input}
        value={typed}
        maxLength={RAW_SCAN_MAX}
        placeholder={words.placeholder}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
        }}
      />
      <button type="submit" className={styles.go}>
        {words.go}
      </button>
    </form>
  );
};

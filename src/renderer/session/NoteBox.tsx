import { useEffect, useEffectEvent, useId, useRef, useState } from 'react';
import { KeyCap } from '../ui/KeyCap.tsx';
import { useTranslation } from '../ui/words-context.ts';
import styles from './NoteBox.module.css';

const NOTE_MAX = 1000;

type NoteBoxProps = {
  text: string;
  /** Every change; what is typed is handed over before anything else is done with the box. */
  onDraft: (text: string) => void;
  onKeep: () => void;
  onClose: () => void;
};

/** The note of this box. Leaving it in any way keeps what was typed: Esc, F7, the button, a key or the next scan. */
export const NoteBox = ({ text, onDraft, onKeep, onClose }: NoteBoxProps) => {
  const { t } = useTranslation();
  const id = useId();
  const [typed, setTyped] = useState(text);
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    area.current?.focus();
  }, []);
  const keep = useEffectEvent(onKeep);
  useEffect(
    () => () => {
      keep();
    },
    [],
  );
  return (
    <div className={styles.box}>
      <label htmlFor={id} className={styles.label}>
        {t('judge.note')}
      </label>
      <textarea
        ref={area}
        id={id}
        className={styles.area}
        rows={1}
        maxLength={NOTE_MAX}
        value={typed}
        placeholder={t('judge.notePlaceholder')}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          onDraft(event.currentTarget.value);
        }}
        onBlur={onKeep}
      />
      <button type="button" className={styles.keep} onClick={onClose}>
        {t('judge.noteSave')}
        <KeyCap name="Esc" />
      </button>
    </div>
  );
};

import type { ReactNode } from 'react';
import { KeyCap } from '../ui/KeyCap.tsx';
import styles from './Choices.module.css';

type ChoiceCardProps = {
  keyName: string;
  name: ReactNode;
  then: ReactNode;
  /** This one is taken by Enter, too. */
  isFirst: boolean;
  onChoose: () => void;
};

/** One of two ways on: a press of it, or its digit, is enough. */
export const ChoiceCard = ({ keyName, name, then, isFirst, onChoose }: ChoiceCardProps) => (
  <button
    type="button"
    className={styles.choice}
    data-first={isFirst}
    onMouseDown={(event) => {
      event.preventDefault();
    }}
    onClick={() => {
      onChoose();
    }}
  >
    <span className={styles.caps}>
      <KeyCap name={keyName} />
      {isFirst ? <KeyCap name="Enter" /> : null}
    </span>
    <span className={styles.name}>{name}</span>
    <span className={styles.thenLine}>{then}</span>
  </button>
);

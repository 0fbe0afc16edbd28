import type { ReactNode } from 'react';
import styles from './StepFrame.module.css';

type StepFrameProps = {
  ask: ReactNode;
  then?: ReactNode;
  children: ReactNode;
  /** `wide` for a picture or a form; else a column in the middle. */
  shape?: 'column' | 'wide';
};

/** So that a screen reader says the question, and Enter has nothing else to press. */
const focusQuestion = (question: HTMLElement | null): void => {
  if (question !== null && !(document.activeElement instanceof HTMLInputElement)) question.focus();
};

/** One question, large, and what belongs to it. */
export const StepFrame = ({ ask, then, children, shape = 'column' }: StepFrameProps) => (
  <div className={styles.frame} data-shape={shape}>
    <h1 ref={focusQuestion} tabIndex={-1} className={styles.ask}>
      {ask}
    </h1>
    {then === undefined ? null : <p className={styles.then}>{then}</p>}
    {children}
  </div>
);

import type { ReactNode } from 'react';
import { PressButton } from '../ui/PressButton.tsx';
import styles from './GoOn.module.css';

type GoOnProps = { words: string; isStrong?: boolean; onNext: () => void; children?: ReactNode };

/** What this step asks for, and under it the one button that goes on. */
export const GoOn = ({ words, isStrong = true, onNext, children }: GoOnProps) => (
  <div className={styles.box}>
    {children}
    <div className={styles.button}>
      <PressButton
        kind={isStrong ? 'strong' : 'plain'}
        size="large"
        keyName="Enter"
        onPress={() => {
          onNext();
        }}
      >
        {words}
      </PressButton>
    </div>
  </div>
);

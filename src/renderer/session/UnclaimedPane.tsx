import { IconCheck, IconEye } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { KeyCap } from '../ui/KeyCap.tsx';
import { PressButton } from '../ui/PressButton.tsx';
import { useTranslation } from '../ui/words-context.ts';
import type { BenchWord } from './bench-keys.ts';
import styles from './UnclaimedPane.module.css';

type UnclaimedPaneProps = {
  /** A photo of the paper in the box is there. */
  hasSlip: boolean;
  holdBin: string;
  onCommand: (word: BenchWord) => void;
  /** Opens the search for its return. */
  onFind: () => void;
};

const Step = ({
  n,
  isDone,
  title,
  how,
  children,
}: {
  n: number;
  isDone: boolean;
  title: string;
  how: string;
  children?: ReactNode;
}) => (
  <li className={styles.step} data-done={isDone}>
    <span className={styles.n} aria-hidden="true">
      {isDone ? <IconCheck size={24} stroke={3} /> : n}
    </span>
    <span className={styles.words}>
      <strong className={styles.title}>{title}</strong>
      <span>{how}</span>
    </span>
    {children}
  </li>
);

/** Nobody announced this parcel: what to do, in order, and the two other ways it may go. */
export const UnclaimedPane = ({ hasSlip, holdBin, onCommand, onFind }: UnclaimedPaneProps) => {
  const { t } = useTranslation();
  return (
    <section className={styles.panel}>
      <h2 className={styles.head}>
        <IconEye size={32} aria-hidden="true" />
        {t('box.unclaimed')}
      </h2>
      <ol className={styles.steps}>
        <Step
          n={1}
          isDone={hasSlip}
          title={hasSlip ? t('unclaimed.slipDone') : t('unclaimed.slip')}
          how={t('unclaimed.slipHow')}
        >
          <KeyCap name="F5" />
        </Step>
        <Step n={2} isDone={false} title={t('unclaimed.find')} how={t('unclaimed.findHow')}>
          <PressButton kind="strong" onPress={onFind}>
            {t('find.title')}
          </PressButton>
        </Step>
        <Step n={3} isDone={false} title={t('unclaimed.judge')} how={t('unclaimed.judgeHow', { bin: holdBin })} />
      </ol>
      <div className={styles.ways}>
        <PressButton
          onPress={() => {
            onCommand('OTHER');
          }}
        >
          <span className={styles.way}>
            {t('unclaimed.other')}
            <code className={styles.code}>DP:OTHER</code>
          </span>
        </PressButton>
        <PressButton
          keyName="F4"
          onPress={() => {
            onCommand('HOLD');
          }}
        >
          {t('unclaimed.hold', { bin: holdBin })}
        </PressButton>
      </div>
    </section>
  );
};

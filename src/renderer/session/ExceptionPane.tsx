import { IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import type { SessionView } from '../../shared/session.ts';
import { PressButton } from '../ui/PressButton.tsx';
import { showText } from '../ui/shown-text.ts';
import { useTranslation } from '../ui/words-context.ts';
import { isNaming } from './keypad.ts';
import { BinStep } from './BinStep.tsx';
import { focusedReturn, nthOf } from './box-returns.ts';
import { CauseRow } from './CauseRow.tsx';
import { CodeGrid } from './CodeGrid.tsx';
import { JudgementRow } from './JudgementRow.tsx';
import { ShotStep } from './ShotStep.tsx';
import type { Bench } from './use-bench.ts';
import more from '../ui/ScrollMore.module.css';
import styles from './ExceptionPane.module.css';

type ExceptionPaneProps = {
  bench: Bench;
  session: SessionView;
  isAsking: boolean;
  /** Where F4 puts the goods. */
  holdBin: string;
};

/** What was chosen, in one line, once the photos are what matters; unfolds again to be corrected. */
const Summary = ({ session, isOpen, onToggle }: { session: SessionView; isOpen: boolean; onToggle: () => void }) => {
  const { t } = useTranslation();
  const nth = nthOf(session, session.focusId);
  const codes = session.codes.map((code) => t(`code.${code}`));
  return (
    <div className={styles.summary}>
      <IconCheck size={24} stroke={3} aria-hidden="true" className={styles.check} />
      <p className={styles.chosen}>
        {nth === null ? null : <strong className={styles.nth}>{t('odd.nth', { n: nth })}</strong>}
        <strong>{codes.length === 0 ? t('judge.noneChosen') : codes.join(' · ')}</strong>
        <span>{t(`cause.${session.cause}`)}</span>
        {session.note === '' ? null : <span className={styles.note}>{showText(session.note)}</span>}
      </p>
      <PressButton kind="quiet" isPressed={isOpen} onPress={onToggle}>
        {isOpen ? t('judge.foldUp') : t('judge.edit')}
      </PressButton>
    </div>
  );
};

/**
 * What unfolds after ◆ or ✕: first the codes with cause and judgements, then only the next missing photo, then the bin.
 * What is done folds up into one line.
 */
export const ExceptionPane = ({ bench, session, isAsking, holdBin }: ExceptionPaneProps) => {
  const [isUnfolded, setIsUnfolded] = useState(false);
  const isOpen = isNaming(session) || isUnfolded;
  const { next } = session;
  const isSaid = session.choice !== null || (focusedReturn(session)?.verdict ?? null) !== null;
  return (
    <div className={`${styles.pane} ${more.scroll}`}>
      {isNaming(session) || !isSaid ? null : (
        <Summary
          session={session}
          isOpen={isUnfolded}
          onToggle={() => {
            setIsUnfolded(!isUnfolded);
          }}
        />
      )}
      {isOpen && isSaid ? (
        <div className={styles.naming} inert={isAsking}>
          <CodeGrid
            offered={session.offeredCodes}
            chosen={session.codes}
            hasDigits={isNaming(session)}
            nth={nthOf(session, session.focusId)}
            onCode={bench.setCode}
          />
          <CauseRow cause={session.cause} onCause={bench.setCause} />
          <JudgementRow judgements={session.judgements} onJudge={bench.judge} />
        </div>
      ) : next.step === 'take-shot' ? (
        <ShotStep session={session} asked={next} />
      ) : next.step === 'scan-bin' ? (
        <BinStep bench={bench} session={session} holdBin={holdBin} />
      ) : null}
    </div>
  );
};

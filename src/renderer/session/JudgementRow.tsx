import { IconCheck, IconQuestionMark, IconX } from '@tabler/icons-react';
import { JUDGEMENTS } from '../../shared/domain-words.ts';
import type { Judgement, Judgements, JudgementValue } from '../../shared/domain-words.ts';
import { useTranslation } from '../ui/words-context.ts';
import styles from './ChoiceRows.module.css';

const ICONS = { good: IconCheck, bad: IconX, untested: IconQuestionMark } as const;
/** A press goes round: good, bad, untested. */
const FOLLOWING: Record<JudgementValue, JudgementValue> = { good: 'bad', bad: 'untested', untested: 'good' };

type JudgementRowProps = {
  judgements: Judgements;
  onJudge: (judgement: Judgement, value: JudgementValue) => void;
};

/** The six judgements, filled from the codes; a press corrects one. */
export const JudgementRow = ({ judgements, onJudge }: JudgementRowProps) => {
  const { t } = useTranslation();
  return (
    <div className={styles.group} role="group" aria-label={t('judge.judgements')}>
      <p className={styles.label}>{t('judge.judgements')}</p>
      <div className={styles.six}>
        {JUDGEMENTS.map((judgement) => {
          const value = judgements[judgement];
          const Icon = ICONS[value];
          return (
            <button
              key={judgement}
              type="button"
              className={styles.judgement}
              data-value={value}
              onMouseDown={(event) => {
                event.preventDefault();
              }}
              onClick={() => {
                onJudge(judgement, FOLLOWING[value]);
              }}
            >
              <span className={styles.what}>{t(`judgement.${judgement}`)}</span>
              <span className={styles.value}>
                <Icon size={14} stroke={3} aria-hidden="true" />
                {t(`judgementValue.${value}`)}
              </span>
            </button>
          );
        })}
      </div>
    </div>
  );
};

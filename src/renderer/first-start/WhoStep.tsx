import { useRef } from 'react';
import { showText } from '../ui/shown-text.ts';
import { useTranslation } from '../ui/words-context.ts';
import { BigField } from './BigField.tsx';
import { GoOn } from './GoOn.tsx';
import type { BadgeRead } from './read-badge.ts';
import { StepFrame } from './StepFrame.tsx';
import type { FirstStart } from './use-first-start.ts';
import styles from './WhoStep.module.css';

/** What the last scan on this step was. */
export type BadgeHeard = { kind: BadgeRead['kind'] | 'misread'; text: string };

/** Number, name and PIN of who looks after this bench; a badge that is scanned fills the number. */
export const WhoStep = ({ start, heard }: { start: FirstStart; heard: BadgeHeard | null }) => {
  const { t } = useTranslation();
  const row = useRef<HTMLDivElement>(null);
  /** On to the next field while it is empty. */
  const goTo = (index: number): boolean => {
    const field = row.current?.querySelectorAll('input')[index];
    if (field === undefined || field.value !== '' || start.fields.operatorNo.trim() === '') return false;
    field.focus();
    return true;
  };
  return (
    <StepFrame ask={t('start.who.ask')} then={t('start.who.then')}>
      <GoOn words={t('start.next')} onNext={start.next}>
        <div ref={row} className={styles.fields}>
          <BigField
            label={t('start.who.no')}
            hint={t('start.who.noThen')}
            bad={start.bad.includes('operatorNo') ? t('set.noBad') : null}
            value={start.fields.operatorNo}
            maxLength={12}
            isFirst
            isCode
            onType={(text) => {
              start.type('operatorNo', text);
            }}
            onEnter={() => goTo(1)}
          />
          <BigField
            label={t('start.who.name')}
            hint={t('start.who.nameThen')}
            bad={start.bad.includes('operatorName') ? t('set.nameBad') : null}
            value={start.fields.operatorName}
            maxLength={20}
            onType={(text) => {
              start.type('operatorName', text);
            }}
            onEnter={() => goTo(2)}
          />
          <BigField
            label={t('start.who.pin')}
            hint={t('start.who.pinThen')}
            bad={start.bad.includes('pin') ? t('start.who.pinBad') : null}
            value={start.fields.pin}
            maxLength={8}
            isSecret
            onType={(text) => {
              start.type('pin', text.replace(/\D/g, ''));
            }}
          />
        </div>
        <p className={styles.heard} data-good={heard?.kind === 'read'} role="status">
          {heard === null ? null : t(`start.who.badge.${heard.kind}`, { text: showText(heard.text) })}
        </p>
      </GoOn>
    </StepFrame>
  );
};

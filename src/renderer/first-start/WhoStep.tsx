import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { showText } from '../ui/shown-text.ts';
import { BigField } from './BigField.tsx';
import { GoOn } from './GoOn.tsx';
import type { BadgeRead } from './read-badge.ts';
import { StepFrame } from './StepFrame.tsx';
import type { FirstStart } from './use-first-start.ts';
import styles from './WhoStep.module.css';

/** What the last scan on this step was. */
export type BadgeHeard = { kind: BadgeRead['kind'] | 'misread'; text: string };

/** Number and name; a badge that is scanned fills the number. */
export const WhoStep = ({ start, heard }: { start: FirstStart; heard: BadgeHeard | null }) => {
  const { t } = useTranslation();
  const row = useRef<HTMLDivElement>(null);
  /** From the number to the name while there is none: Enter asks for it once, then goes on without. */
  const goToName = (): boolean => {
    const name = row.current?.querySelectorAll('input')[1];
    if (name === undefined || name.value !== '' || start.fields.operatorNo.trim() === '') return false;
    name.focus();
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
            onEnter={goToName}
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
          />
        </div>
        <p className={styles.heard} data-good={heard?.kind === 'read'} role="status">
          {heard === null ? null : t(`start.who.badge.${heard.kind}`, { text: showText(heard.text) })}
        </p>
      </GoOn>
    </StepFrame>
  );
};

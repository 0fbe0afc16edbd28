import { useState } from 'react';
import { useTranslation } from '../ui/words-context.ts';
import { PRESETS, readRange, stepsOf } from './report-range.ts';
import type { Report } from './use-report.ts';
import styles from './RangePicker.module.css';

/** Which days: the usual ones by a button each, any others by two dates; and what one bar of the charts stands for. */
export const RangePicker = ({ report }: { report: Report }) => {
  const { t } = useTranslation();
  const { preset, range, step } = report;
  const [own, setOwn] = useState(range);
  const [shown, setShown] = useState(range);
  if (shown !== range) {
    // Another range was chosen: the fields follow it.
    setShown(range);
    setOwn(range);
  }
  const isWrong = readRange(own.from, own.until) === null;
  const change = (changed: Partial<typeof own>): void => {
    const next = { ...own, ...changed };
    setOwn(next);
    const read = readRange(next.from, next.until);
    if (read !== null) report.chooseOwn(read);
  };
  const steps = stepsOf(range);
  return (
    <div className={styles.picker}>
      <div className={styles.chips} role="group" aria-label={t('report.range')}>
        {PRESETS.map((one) => (
          <button
            key={one}
            type="button"
            className={styles.chip}
            aria-pressed={preset === one}
            onClick={() => {
              report.choose(one);
            }}
          >
            {t(`report.preset.${one}`)}
          </button>
        ))}
      </div>
      <div className={styles.own}>
        <label className={styles.field}>
          <span>{t('report.from')}</span>
          <input
            type="date"
            className={styles.date}
            value={own.from}
            aria-invalid={isWrong}
            onChange={(event) => {
              change({ from: event.currentTarget.value });
            }}
          />
        </label>
        <label className={styles.field}>
          <span>{t('report.until')}</span>
          <input
            type="date"
            className={styles.date}
            value={own.until}
            aria-invalid={isWrong}
            onChange={(event) => {
              change({ until: event.currentTarget.value });
            }}
          />
        </label>
        {isWrong ? (
          <p className={styles.wrong} role="alert">
            {t('report.badRange')}
          </p>
        ) : null}
      </div>
      {steps.length < 2 ? null : (
        <div className={styles.chips} role="group" aria-label={t('report.step')}>
          <span className={styles.label} aria-hidden="true">
            {t('report.step')}
          </span>
          {steps.map((one) => (
            <button
              key={one}
              type="button"
              className={styles.chip}
              aria-pressed={step === one}
              onClick={() => {
                report.setStep(one);
              }}
            >
              {t(`report.steps.${one}`)}
            </button>
          ))}
        </div>
      )}
    </div>
  );
};

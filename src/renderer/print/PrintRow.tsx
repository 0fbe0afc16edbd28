import type { ReactNode } from 'react';
import type { PrintHow, PrintJob } from '../../shared/print.ts';
import { PressButton } from '../ui/PressButton.tsx';
import { RefusalNote } from '../ui/RefusalNote.tsx';
import { useTranslation } from '../ui/words-context.ts';
import type { PrintTold } from './use-print.ts';
import styles from './PrintPage.module.css';

type PrintRowProps = {
  job: PrintJob;
  told: PrintTold | null;
  isList?: boolean;
  onMake: (job: PrintJob, how: PrintHow) => void;
  onShow: (what: PrintJob['what'], file: string) => void;
  /** A choice that belongs to this thing. */
  children?: ReactNode;
};

const HOW_WORD = { pdf: 'toPdf', paper: 'toPaper', csv: 'toCsv' } as const;

/** One thing that can be made: what it is, the buttons, and how it went. */
export const PrintRow = ({ job, told, isList = false, onMake, onShow, children }: PrintRowProps) => {
  const { t } = useTranslation();
  const { what } = job;
  const own = told?.what === what ? told : null;
  const hows: readonly PrintHow[] = isList ? ['paper', 'pdf', 'csv'] : ['paper', 'pdf'];
  const name = t(`print.${what}`);
  return (
    <div className={styles.row} data-what={what}>
      <div className={styles.words}>
        <h4 className={styles.name}>{name}</h4>
        <p className={styles.then}>{t(`print.${what}Then`)}</p>
        {children}
      </div>
      <div className={styles.buttons}>
        {hows.map((how) => (
          <PressButton
            key={how}
            label={`${t(`print.${HOW_WORD[how]}`)} ${name}`}
            isDisabled={told?.kind === 'busy'}
            onPress={() => {
              onMake(job, how);
            }}
          >
            {t(`print.${HOW_WORD[how]}`)}
          </PressButton>
        ))}
      </div>
      <div className={styles.told} role="status">
        {own?.kind === 'busy' ? t('print.busy') : null}
        {own?.kind === 'made' ? (
          <>
            <span>
              {own.how === 'paper'
                ? t('print.donePaper')
                : own.how === 'csv'
                  ? t('print.doneCsv', { rows: own.rows })
                  : t('print.donePdf', { pages: own.pages ?? '?' })}
            </span>
            {own.file === null ? null : (
              <>
                <code className={styles.file} data-copy="">
                  {own.file}
                </code>
                <PressButton
                  onPress={() => {
                    if (own.file !== null) onShow(what, own.file);
                  }}
                >
                  {t('print.show')}
                </PressButton>
              </>
            )}
          </>
        ) : null}
      </div>
      {own?.kind === 'refused' ? (
        <div className={styles.refusal}>
          <RefusalNote code={own.code} />
        </div>
      ) : null}
    </div>
  );
};

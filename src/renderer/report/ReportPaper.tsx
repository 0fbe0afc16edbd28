import { PressButton } from '../ui/PressButton.tsx';
import { RefusalNote } from '../ui/RefusalNote.tsx';
import { showText } from '../ui/shown-text.ts';
import { useTranslation } from '../ui/words-context.ts';
import type { Report } from './use-report.ts';
import styles from './ReportPaper.module.css';

const Told = ({ printed, showPrinted }: Pick<Report, 'printed' | 'showPrinted'>) => {
  const { t } = useTranslation();
  if (printed === null) return null;
  if (printed.kind === 'refused') return <RefusalNote code={printed.code} />;
  if (printed.kind === 'busy') return <p role="status">{t('report.saving')}</p>;
  const { file } = printed;
  if (file === null) return <p role="status">{t('report.onPaper')}</p>;
  return (
    <div className={styles.told} role="status">
      <span>{t('report.madePdf')}</span>
      <code className={styles.file} data-copy="">
        {showText(file)}
      </code>
      <PressButton
        onPress={() => {
          showPrinted(file);
        }}
      >
        {t('report.show')}
      </PressButton>
    </div>
  );
};

/** The same days on paper or as PDF: the sentence and its numbers. */
export const ReportPaper = ({ report }: { report: Report }) => {
  const { t } = useTranslation();
  return (
    <div className={styles.paper}>
      <PressButton
        isDisabled={report.printed?.kind === 'busy'}
        onPress={() => {
          report.print('paper');
        }}
      >
        {t('report.paper')}
      </PressButton>
      <PressButton
        isDisabled={report.printed?.kind === 'busy'}
        onPress={() => {
          report.print('pdf');
        }}
      >
        {t('report.pdf')}
      </PressButton>
      <Told printed={report.printed} showPrinted={report.showPrinted} />
    </div>
  );
};

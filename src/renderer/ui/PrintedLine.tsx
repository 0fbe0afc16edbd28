import { IconCheck } from '@tabler/icons-react';
import type { PrintTold, usePrint } from '../print/use-print.ts';
import { PressButton } from './PressButton.tsx';
import { RefusalNote } from './RefusalNote.tsx';
import { showText } from './shown-text.ts';
import { useTranslation } from './words-context.ts';
import styles from './PrintedLine.module.css';

type PrintedLineProps = { told: PrintTold | null; onShow: ReturnType<typeof usePrint>['show'] };

/** What became of a sheet: sent to the printer, saved under this name (with the way to its folder), or why not. */
export const PrintedLine = ({ told, onShow }: PrintedLineProps) => {
  const { t } = useTranslation();
  if (told === null) return null;
  if (told.kind === 'refused') return <RefusalNote code={told.code} />;
  if (told.kind === 'busy') {
    return (
      <p className={styles.line} role="status">
        {t('print.busy')}
      </p>
    );
  }
  const { what, how, file, pages, rows } = told;
  const said =
    how === 'paper'
      ? t('print.donePaper')
      : how === 'csv'
        ? t('print.doneCsv', { rows })
        : t('print.donePdf', { pages: pages ?? '?' });
  return (
    <div className={styles.line} role="status">
      <IconCheck size={20} stroke={3} aria-hidden="true" />
      <span>{said}</span>
      {file === null ? null : (
        <>
          <code className={styles.file} data-copy="">
            {showText(file)}
          </code>
          <PressButton
            onPress={() => {
              onShow(what, file);
            }}
          >
            {t('print.show')}
          </PressButton>
        </>
      )}
    </div>
  );
};

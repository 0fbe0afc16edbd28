import { IconFileSpreadsheet } from '@tabler/icons-react';
import { useId, useRef, useState } from 'react';
import type { ImportKind } from '../../shared/import.ts';
import { PressButton } from '../ui/PressButton.tsx';
import { showText } from '../ui/shown-text.ts';
import { useTranslation } from '../ui/words-context.ts';
import type { Import } from './use-import.ts';
import styles from './ChooseFile.module.css';

const KINDS: readonly ImportKind[] = ['returns', 'bundles'];

/** What to import, and the place to drop the file on. While one is read, its progress stands in that place. */
export const ChooseFile = ({ its }: { its: Import }) => {
  const { t } = useTranslation();
  const [isOver, setIsOver] = useState(false);
  const chooser = useRef<HTMLInputElement>(null);
  const group = useId();
  const { sending, kind } = its;
  const take = (files: FileList | null): void => {
    const file = files?.[0];
    if (file !== undefined && sending === null) its.send(file);
  };
  return (
    <>
      <div role="radiogroup" aria-label={t('import.kindLabel')} className={styles.kinds}>
        {KINDS.map((one) => (
          <label key={one} className={styles.kind} data-chosen={one === kind}>
            <input
              type="radio"
              name={group}
              className={styles.radio}
              checked={one === kind}
              disabled={sending !== null}
              onChange={() => {
                its.setKind(one);
              }}
            />
            <span className={styles.dot} aria-hidden="true" />
            <span>
              <strong className={styles.kindName}>
                {one === 'returns' ? t('import.kindReturns') : t('import.kindBundles')}
              </strong>
              <span className={styles.kindThen}>
                {one === 'returns' ? t('import.kindReturnsThen') : t('import.kindBundlesThen')}
              </span>
            </span>
          </label>
        ))}
      </div>
      <section
        className={styles.drop}
        data-over={isOver}
        aria-label={t('import.drop')}
        onDragOver={(event) => {
          event.preventDefault();
          setIsOver(true);
        }}
        onDragLeave={() => {
          setIsOver(false);
        }}
        onDrop={(event) => {
          event.preventDefault();
          setIsOver(false);
          take(event.dataTransfer.files);
        }}
      >
        <IconFileSpreadsheet size={72} stroke={1.25} aria-hidden="true" />
        {sending === null ? (
          <>
            <h2 className={styles.dropTitle}>{t('import.drop')}</h2>
            <PressButton
              kind="strong"
              size="large"
              onPress={() => {
                chooser.current?.click();
              }}
            >
              {t('import.choose')}
            </PressButton>
            <p className={styles.dropThen}>{t('import.dropThen')}</p>
          </>
        ) : (
          <div role="status" className={styles.sending}>
            <h2 className={styles.dropTitle}>{t('import.sending', { name: showText(sending.name) })}</h2>
            <progress
              className={styles.bar}
              aria-label={t('import.sending', { name: showText(sending.name) })}
              max={sending.totalBytes}
              // Sent whole, it is still being read over there: a bar that moves without an end.
              {...(sending.bytes < sending.totalBytes ? { value: sending.bytes } : {})}
            />
            <p className={styles.dropThen}>{t('import.sendingThen')}</p>
          </div>
        )}
        <input
          ref={chooser}
          type="file"
          accept=".csv,.tsv,.txt,.xlsx"
          className={styles.file}
          aria-label={t('import.choose')}
          tabIndex={-1}
          onChange={(event) => {
            take(event.currentTarget.files);
            // The same file may be chosen again after it was mended.
            event.currentTarget.value = '';
          }}
        />
      </section>
    </>
  );
};

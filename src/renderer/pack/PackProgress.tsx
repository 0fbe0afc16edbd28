import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import type { PackCase, PackView } from '../../shared/pack/pack-calls.ts';
import { byteSize } from '../ui/byte-size.ts';
import { PressButton } from '../ui/PressButton.tsx';
import { showText } from '../ui/shown-text.ts';
import { WaybillText } from '../ui/WaybillText.tsx';
import { useTranslation } from '../ui/words-context.ts';
import type { Export } from './use-export.ts';
import styles from './PackProgress.module.css';

const FAILED_SHOWN = 5;

const Running = ({ view, onStop }: { view: PackView; onStop: () => void }) => {
  const { t } = useTranslation();
  const { current, cases } = view;
  const share = current === null || current.totalBytes === 0 ? 0 : current.doneBytes / current.totalBytes;
  const one = current === null ? undefined : cases[current.index];
  return (
    <div className={styles.running}>
      <p role="status">
        <strong>{t('pack.running', { i: (current?.index ?? 0) + 1, n: cases.length })}</strong>
      </p>
      {one === undefined ? null : <WaybillText waybill={one.waybill} />}
      <progress
        className={styles.bar}
        max={1}
        value={(current === null ? 0 : current.index + Math.min(1, share)) / cases.length}
        aria-label={t('pack.running', { i: (current?.index ?? 0) + 1, n: cases.length })}
      />
      <p className={styles.step}>
        <span>{current === null ? ' ' : t(`pack.step.${current.step}`)}</span>
        <code className={styles.file}>{current === null ? '' : showText(current.file)}</code>
      </p>
      <PressButton keyName="F12" onPress={onStop}>
        {t('pack.stop')}
      </PressButton>
    </div>
  );
};

const Failed = ({ one }: { one: PackCase }) => {
  const { t } = useTranslation();
  return (
    <li className={styles.failed}>
      <WaybillText waybill={one.waybill} />
      {one.error === null ? null : (
        <p>
          <strong>{t(`error.${one.error}.what`)}</strong> {t(`error.${one.error}.then`)}
        </p>
      )}
      {one.detail === '' ? null : <p className={styles.step}>{t('pack.failedAt', { file: showText(one.detail) })}</p>}
    </li>
  );
};

/** How far the packs are, and what became of them. */
export const PackProgress = ({ exporting, onAgain }: { exporting: Export; onAgain: (() => void) | null }) => {
  const { t } = useTranslation();
  const { view } = exporting;
  if (view === null) return null;
  if (view.state === 'running') return <Running view={view} onStop={exporting.stop} />;
  const done = view.cases.filter(({ state }) => state === 'done');
  const failed = view.cases.filter(({ state }) => state === 'failed');
  const last = done.at(-1);
  const isGood = failed.length === 0 && view.state === 'done';
  return (
    <div className={styles.result} data-good={isGood} tabIndex={0}>
      <p className={styles.said} role="status">
        {isGood ? <IconCircleCheck size={24} aria-hidden="true" /> : <IconAlertTriangle size={24} aria-hidden="true" />}
        {view.state === 'cancelled'
          ? t('pack.stopped', { n: done.length })
          : done.length === 0
            ? t('pack.noneMade')
            : view.cases.length === 1
              ? t('pack.done')
              : t('pack.doneMany', { n: done.length })}
      </p>
      {done.length !== 1 || last?.file == null ? null : (
        <p className={styles.step}>
          <code className={styles.file} data-copy="">
            {showText(last.file)}
          </code>
          <span>{byteSize(last.bytes)}</span>
        </p>
      )}
      {failed.length === 0 || view.cases.length === 1 ? null : <p>{t('pack.failed', { n: failed.length })}</p>}
      <ul className={styles.list}>
        {failed.slice(0, FAILED_SHOWN).map((one) => (
          <Failed key={one.inspectionId} one={one} />
        ))}
      </ul>
      <div className={styles.doors}>
        {last?.file == null ? null : (
          <PressButton
            kind="strong"
            onPress={() => {
              exporting.show(last.file ?? '');
            }}
          >
            {t('pack.openFolder')}
          </PressButton>
        )}
        {isGood || onAgain === null ? null : <PressButton onPress={onAgain}>{t('pack.again')}</PressButton>}
        <PressButton kind="quiet" onPress={exporting.dismiss}>
          {t('pack.close')}
        </PressButton>
      </div>
    </div>
  );
};

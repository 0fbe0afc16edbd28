import { IconBuildingWarehouse, IconPrinter, IconTruckReturn } from '@tabler/icons-react';
import { useId } from 'react';
import { PressButton } from '../ui/PressButton.tsx';
import { PrintedLine } from '../ui/PrintedLine.tsx';
import { RefusalNote } from '../ui/RefusalNote.tsx';
import { showText } from '../ui/shown-text.ts';
import { useTranslation } from '../ui/words-context.ts';
import type { Shelf } from './use-shelf.ts';
import styles from './HandOverBar.module.css';

const SIGNER_MAX = 40;
const WAYS = [
  { to: 'courier', icon: IconTruckReturn },
  { to: 'warehouse', icon: IconBuildingWarehouse },
] as const;

/** Gives away what isn't ours: which, to whom, who signs; then the list goes to the printer for the signature. */
export const HandOverBar = ({ shelf }: { shelf: Shelf }) => {
  const { t } = useTranslation();
  const ids = { signer: useId(), problem: useId() };
  const { marked, given, problem } = shelf;
  return (
    <section className={styles.bar} aria-label={t('shelf.handOver')}>
      {given === null ? null : (
        <div className={styles.given}>
          <p role="status">
            <strong>
              {t('shelf.given', { n: given.n, to: t(`shelf.${given.to}`), signer: showText(given.signer) })}
            </strong>
          </p>
          <PrintedLine told={shelf.print.told} onShow={shelf.print.show} />
          <span className={styles.again}>
            <PressButton
              onPress={() => {
                shelf.printAgain('paper');
              }}
            >
              {t('shelf.again')}
            </PressButton>
            <PressButton
              onPress={() => {
                shelf.printAgain('pdf');
              }}
            >
              {t('print.toPdf')}
            </PressButton>
          </span>
        </div>
      )}
      {shelf.refusal === null ? null : <RefusalNote code={shelf.refusal} />}
      {shelf.items.some(({ why }) => why === 'other-merchant') ? (
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
          }}
        >
          <div className={styles.count}>
            <strong>{t('shelf.marked', { n: marked.size })}</strong>
            <PressButton onPress={shelf.markAll}>{t('shelf.markAll')}</PressButton>
          </div>
          <div className={styles.ways} role="radiogroup" aria-label={t('shelf.to')}>
            {WAYS.map(({ to, icon: Icon }) => (
              <button
                key={to}
                type="button"
                role="radio"
                aria-checked={shelf.to === to}
                className={styles.way}
                onClick={() => {
                  shelf.setTo(to);
                }}
              >
                <Icon size={24} aria-hidden="true" />
                {t(`shelf.${to}`)}
              </button>
            ))}
          </div>
          <div className={styles.signer}>
            <label htmlFor={ids.signer}>{t('shelf.signer')}</label>
            <input
              id={ids.signer}
              name="signer"
              className={styles.input}
              maxLength={SIGNER_MAX}
              autoComplete="off"
              value={shelf.signer}
              aria-invalid={problem === 'no-signer'}
              aria-describedby={ids.problem}
              onChange={(event) => {
                shelf.setSigner(event.currentTarget.value);
              }}
            />
          </div>
          <PressButton kind={marked.size > 0 ? 'strong' : 'plain'} keyName="F4" onPress={shelf.handOver}>
            <span className={styles.give}>
              <IconPrinter size={20} aria-hidden="true" />
              {t('shelf.give', { n: marked.size })}
            </span>
          </PressButton>
          <p id={ids.problem} className={styles.problem} role="alert">
            {problem === 'none-marked' ? t('shelf.markFirst') : problem === 'no-signer' ? t('shelf.signerBad') : null}
          </p>
        </form>
      ) : null}
    </section>
  );
};

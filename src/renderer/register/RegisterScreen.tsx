import { REGISTERS } from '../../shared/register.ts';
import type { OverviewPageProps } from '../overview/overview-page.ts';
import { usePrint } from '../print/use-print.ts';
import { PressButton } from '../ui/PressButton.tsx';
import { PrintedLine } from '../ui/PrintedLine.tsx';
import { RefusalNote } from '../ui/RefusalNote.tsx';
import { useTranslation } from '../ui/words-context.ts';
import more from '../ui/ScrollMore.module.css';
import { useSettings } from '../ui/settings-context.ts';
import { EntryPane } from './EntryPane.tsx';
import { EntryRow } from './EntryRow.tsx';
import { useRegisters } from './use-registers.ts';
import type { Registers } from './use-registers.ts';
import styles from './RegisterScreen.module.css';

/** The station counts no further. */
const COUNTED = 1000;

const RegisterNav = ({ registers, onShelf }: { registers: Registers; onShelf: () => void }) => {
  const { t } = useTranslation();
  return (
    <nav className={styles.nav} aria-label={t('register.title')}>
      {REGISTERS.map((register) => {
        const n = registers.counts.get(register) ?? 0;
        return (
          <button
            key={register}
            type="button"
            className={styles.tab}
            aria-current={register === registers.register ? 'page' : undefined}
            onClick={() => {
              registers.show(register, true);
            }}
          >
            <span>{t(`registerName.${register}`)}</span>
            <span className={styles.n}>{n >= COUNTED ? '999+' : n}</span>
          </button>
        );
      })}
      <button type="button" className={styles.tab} onClick={onShelf}>
        <span>{t('register.notOurs')}</span>
        <kbd className={styles.n}>F8</kbd>
      </button>
    </nav>
  );
};

const EntryList = ({ registers }: { registers: Registers }) => {
  const { t } = useTranslation();
  const { lostAfterDays } = useSettings().settings;
  const { entries, register, chosen } = registers;
  if (entries === null) return <p className={styles.empty}>{t('frame.loading')}</p>;
  if (entries.length === 0) {
    return (
      <div className={styles.empty}>
        <p className={styles.none}>{t(registers.isOpen ? 'register.none' : 'register.noneDone')}</p>
        <p>{t(`registerHow.${register}`, { n: lostAfterDays })}</p>
      </div>
    );
  }
  return (
    <section
      className={`${styles.list} ${more.scroll}`}
      aria-label={t(`registerName.${register}`)}
      tabIndex={0}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
        event.preventDefault();
        registers.move(event.key === 'ArrowDown' ? 1 : -1);
      }}
    >
      <ul>
        {entries.map((entry) => (
          <EntryRow
            key={entry.id}
            entry={entry}
            isChosen={entry.id === chosen?.id}
            onChoose={() => {
              registers.choose(entry.id);
            }}
          />
        ))}
      </ul>
      {registers.hasMore ? (
        <p className={styles.more}>
          <PressButton onPress={registers.more}>{t('register.more')}</PressButton>
        </p>
      ) : null}
    </section>
  );
};

/** What goes on after the parcel was closed, or never came: one list a register, the nearest clock first. */
export const RegisterScreen = ({ doors }: Pick<OverviewPageProps, 'doors'>) => {
  const { t } = useTranslation();
  const registers = useRegisters();
  const print = usePrint();
  const { language } = useSettings().settings;
  const { register, isOpen } = registers;
  return (
    <main className={styles.screen} data-desk>
      <RegisterNav registers={registers} onShelf={doors.onShelf} />
      <div className={styles.middle}>
        <header className={styles.head}>
          <h1 className={styles.title}>{t(`registerName.${register}`)}</h1>
          <div className={styles.filters} role="group" aria-label={t('register.show')}>
            {[true, false].map((wanted) => (
              <PressButton
                key={String(wanted)}
                isPressed={wanted === isOpen}
                onPress={() => {
                  registers.show(register, wanted);
                }}
              >
                {t(wanted ? 'register.open' : 'register.done')}
              </PressButton>
            ))}
          </div>
          <PressButton
            onPress={() => {
              print.make({ what: 'register', register, isOpen, language }, 'csv');
            }}
          >
            {t('register.csv')}
          </PressButton>
        </header>
        <PrintedLine told={print.told} onShow={print.show} />
        <EntryList registers={registers} />
      </div>
      <aside className={`${styles.pane} ${more.scroll}`} aria-label={t('register.entry')} tabIndex={0}>
        {registers.refusal === null ? null : <RefusalNote code={registers.refusal} />}
        <EntryPane registers={registers} doors={doors} />
      </aside>
    </main>
  );
};

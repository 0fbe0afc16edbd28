import { IconListCheck } from '@tabler/icons-react';
import type { CommandView } from '../../shared/sync.ts';
import { usePrint } from '../print/use-print.ts';
import type { LineState } from '../ui/line-state.ts';
import { PressButton } from '../ui/PressButton.tsx';
import { PrintedLine } from '../ui/PrintedLine.tsx';
import { useSettings } from '../ui/settings-context.ts';
import { HOUR_MS } from '../ui/time-left.ts';
import { useNow } from '../ui/use-now.ts';
import { useTranslation } from '../ui/words-context.ts';
import styles from './RefundElsewhere.module.css';

type RefundElsewhereProps = { line: LineState | null; commands: readonly CommandView[] };

const WAYS = [
  { how: 'paper', word: 'toPaper' },
  { how: 'pdf', word: 'toPdf' },
  { how: 'csv', word: 'toCsv' },
] as const;

/** A refund this old should long be through: then a person may have to make it in the platform's own back office. */
const LATE_MS = HOUR_MS;

const isOpen = ({ kind, state }: CommandView): boolean =>
  kind === 'refund' && (state === 'waiting' || state === 'unknown' || state === 'parked');

/** Offline, trouble with a shop while refunds wait, or one waits for long: the list of what must be refunded elsewhere, on paper or as a file. */
export const RefundElsewhere = ({ line, commands }: RefundElsewhereProps) => {
  const { t } = useTranslation();
  const now = useNow(60_000);
  const { language } = useSettings().settings;
  const { told, make, show } = usePrint();
  const open = commands.filter(isOpen);
  const isTrouble = line === 'trouble' && open.length > 0;
  const hasLate = open.some(({ createdAt }) => now - createdAt > LATE_MS);
  const why = line === 'offline' ? line : isTrouble ? 'trouble' : hasLate ? 'late' : null;
  if (why === null) return null;
  return (
    <section className={styles.band} aria-label={t('print.refund-elsewhere')}>
      <div className={styles.row}>
        <IconListCheck size={32} aria-hidden="true" className={styles.icon} />
        <p className={styles.words}>
          <strong className={styles.what}>{t(`elsewhere.${why}`)}</strong>
          <span>{t('elsewhere.then')}</span>
        </p>
        <span className={styles.doors}>
          {WAYS.map(({ how, word }) => (
            <PressButton
              key={how}
              kind={how === 'paper' ? 'strong' : 'plain'}
              isDisabled={told?.kind === 'busy'}
              onPress={() => {
                make({ what: 'refund-elsewhere', language }, how);
              }}
            >
              {t(`print.${word}`)}
            </PressButton>
          ))}
        </span>
      </div>
      <PrintedLine told={told} onShow={show} />
    </section>
  );
};

import { IconCloudCheck, IconCloudOff, IconRefresh } from '@tabler/icons-react';
import type { CommandState, CommandView, StatusView } from '../../shared/sync.ts';
import { lineOf } from '../ui/line-state.ts';
import { PressButton } from '../ui/PressButton.tsx';
import { RefusalNote } from '../ui/RefusalNote.tsx';
import { showText } from '../ui/shown-text.ts';
import { ShopWords } from '../ui/ShopWords.tsx';
import { UnreadReturnsLine } from '../ui/UnreadReturnsLine.tsx';
import { useTranslation } from '../ui/words-context.ts';
import { CommandRow } from './CommandRow.tsx';
import { RefundElsewhere } from './RefundElsewhere.tsx';
import { useCommands } from './use-commands.ts';
import type { CorrectionSaid, SecondEar } from './use-corrections.ts';
import styles from './SyncScreen.module.css';

// sync (window's side): what waits to be told to the platforms. After the decision; the platform's receipt ends it.

type Group = { key: 'parked' | 'asking' | 'waiting' | 'notices' | 'done'; states: readonly CommandState[] };

const GROUPS: readonly Group[] = [
  { key: 'parked', states: ['parked'] },
  { key: 'asking', states: ['unknown'] },
  { key: 'waiting', states: ['waiting'] },
  { key: 'notices', states: ['parked'] },
  { key: 'done', states: ['done', 'cancelled'] },
];

const SaidOfCorrection = ({ said }: { said: CorrectionSaid }) => {
  const { t } = useTranslation();
  switch (said.is) {
    case 'proposed':
      return t('correction.refund.done');
    case 'rejected':
      return t('correction.refund.rejected');
    case 'corrected':
      return t('correction.refuse.done');
    case 'confirmed': {
      const { who, amount, then } = said;
      return t(then === 'call' ? 'correction.refund.confirmed' : 'correction.refund.confirmedHand', {
        ...{ who: showText(who), amount },
      });
    }
  }
};

export const SyncScreen = ({ status, earRef }: { status: StatusView | null; earRef: SecondEar }) => {
  const { t } = useTranslation();
  const { commands, refusal, said, tryNow, release, settled, settle, takeBack, corrections } = useCommands(
    status,
    earRef,
  );
  // A notice that got no further is no alarm: the parcel is here all the same.
  const isCalm = ({ kind, state }: CommandView): boolean => kind === 'received' && state === 'parked';
  const of = ({ key, states }: Group): CommandView[] =>
    commands?.filter((one) => states.includes(one.state) && isCalm(one) === (key === 'notices')) ?? [];
  const line = status === null ? null : lineOf(status);
  return (
    <main className={styles.screen} data-desk="">
      <header className={styles.head}>
        <h1 className={styles.title}>{t('sync.title')}</h1>
        {line === null ? null : (
          <p className={styles.state}>
            {line === 'online' ? (
              <IconCloudCheck size={24} aria-hidden="true" />
            ) : (
              <IconCloudOff size={24} aria-hidden="true" />
            )}
            {t(`sync.${line}`)}
          </p>
        )}
        <PressButton kind="strong" onPress={tryNow}>
          <span className={styles.now}>
            <IconRefresh size={20} aria-hidden="true" />
            {t('sync.now')}
          </span>
        </PressButton>
      </header>
      <p className={styles.said} role="status">
        {said === 'released' ? t('sync.releaseDone') : null}
        {said === 'taken-back' ? t('shipment.taken') : null}
        {corrections.said === null ? null : <SaidOfCorrection said={corrections.said} />}
        {settled === null ? null : t(`settle.${settled.kind}.done`, { waybill: showText(settled.waybill) })}
        {said === 'tried' && status !== null
          ? t('sync.nowDone', { waiting: status.waiting, asking: status.unknown, parked: status.parked })
          : null}
      </p>
      {refusal === null ? null : <RefusalNote code={refusal} />}
      {status === null || status.eventsStuck === 0 ? null : (
        <p className={styles.stuck}>{t('hook.stuck', { n: status.eventsStuck })}</p>
      )}
      {status?.unreadShops.map(({ id, name, words }) => (
        <p key={id} className={styles.stuck}>
          {t('conn.unread', { name: showText(name) })} <ShopWords words={words} /> {t('conn.unreadThen')}
        </p>
      ))}
      {status?.unreadReturns.map(({ id, name, ...unread }) => (
        <p key={id} className={styles.stuck}>
          {t('conn.unreadOf', { name: showText(name) })} <UnreadReturnsLine unread={unread} />
        </p>
      ))}
      <RefundElsewhere line={line} commands={commands ?? []} />
      {commands?.length === 0 ? (
        <div className={styles.empty}>
          <IconCloudCheck size={72} stroke={1.25} aria-hidden="true" />
          <h2 className={styles.emptyTitle}>{t('sync.empty')}</h2>
          <p className={styles.emptyThen}>{t('sync.emptyThen')}</p>
        </div>
      ) : null}
      {GROUPS.map((group) => {
        const shown = of(group);
        if (shown.length === 0) return null;
        return (
          <section key={group.key} className={styles.group} data-group={group.key}>
            <h2 className={styles.name}>{`${t(`sync.${group.key}Title`)} · ${shown.length}`}</h2>
            {group.key === 'done' ? null : <p className={styles.then}>{t(`sync.${group.key}Then`)}</p>}
            <ul className={styles.rows}>
              {shown.map((command) => (
                <CommandRow
                  key={command.id}
                  command={command}
                  onRelease={release}
                  onSettle={settle}
                  onTakeBack={takeBack}
                  corrections={corrections}
                />
              ))}
            </ul>
          </section>
        );
      })}
    </main>
  );
};

import type { ToDecideItem } from '../../shared/decision.ts';
import { wordDistance, wordTimeLeft } from '../ui/duration-words.ts';
import { PressButton } from '../ui/PressButton.tsx';
import { showText } from '../ui/shown-text.ts';
import { clockTime } from '../ui/time-left.ts';
import { useTranslation } from '../ui/words-context.ts';
import { isTalkOver } from './case-filter.ts';
import { NegotiationDialog } from './NegotiationDialog.tsx';
import type { Talk } from './use-negotiation.ts';
import styles from './Negotiation.module.css';

type NegotiationBandProps = { talk: Talk; item: ToDecideItem; now: number };

/** Who talks to the buyer and until when, the buyer's last words, and what can be done about it. */
export const NegotiationBand = ({ talk, item, now }: NegotiationBandProps) => {
  const { t } = useTranslation();
  const { negotiation } = item;
  const last = negotiation?.answers.at(-1) ?? null;
  const isOver = isTalkOver(item, now);
  const isShown = negotiation !== null && (negotiation.isOpen || last !== null);
  return (
    <>
      {isShown ? (
        <section
          className={styles.band}
          data-over={isOver}
          data-open={negotiation.isOpen}
          aria-label={t('negotiation.title')}
        >
          <div className={styles.says}>
            {negotiation.isOpen ? (
              <p className={styles.who}>
                <strong>
                  {isOver
                    ? t('negotiation.over', { time: wordDistance(t, negotiation.dueAt, now) })
                    : `${t('negotiation.title')} · ${wordTimeLeft(t, negotiation.dueAt, now)}`}
                </strong>
                <span>
                  {negotiation.isMine
                    ? t('negotiation.mine')
                    : t('negotiation.ownedBy', {
                        who: showText(`${negotiation.owner.name} ${negotiation.owner.operatorNo}`),
                      })}
                </span>
                <span>{t('negotiation.until', { time: clockTime(negotiation.dueAt, now) })}</span>
                {item.deadlineAt === null || item.why === 'claim-back' ? null : (
                  <span>{t('negotiation.deadline', { time: clockTime(item.deadlineAt, now) })}</span>
                )}
                {negotiation.note === '' ? null : <span className={styles.quiet}>{showText(negotiation.note)}</span>}
              </p>
            ) : null}
            <p className={styles.last}>
              {last === null ? (
                <span className={styles.quiet}>{t('negotiation.noAnswer')}</span>
              ) : (
                <>
                  <span className={styles.quiet}>{t('negotiation.said', { time: clockTime(last.saidAt, now) })}</span>{' '}
                  {showText(last.text)}
                </>
              )}
            </p>
          </div>
          <div className={styles.ways}>
            {negotiation.answers.length > 1 || (last?.text.length ?? 0) > 80 ? (
              <PressButton
                kind="quiet"
                onPress={() => {
                  talk.ask('answers');
                }}
              >
                {t('negotiation.more', { n: negotiation.answers.length })}
              </PressButton>
            ) : null}
            {negotiation.isOpen ? (
              <>
                <PressButton
                  keyName="F6"
                  onPress={() => {
                    talk.ask('answer');
                  }}
                >
                  {t('negotiation.answer')}
                </PressButton>
                <PressButton
                  kind="quiet"
                  onPress={() => {
                    talk.ask('begin');
                  }}
                >
                  {t('negotiation.change')}
                </PressButton>
                <PressButton
                  kind="quiet"
                  onPress={() => {
                    talk.ask('end');
                  }}
                >
                  {t('negotiation.end')}
                </PressButton>
              </>
            ) : null}
          </div>
        </section>
      ) : null}
      {talk.asking === null ? null : (
        <NegotiationDialog key={talk.asking} talk={talk} asking={talk.asking} item={item} />
      )}
    </>
  );
};

import type { WebhookDelivery, WebhooksView } from '../../shared/webhook.ts';
import { PressButton } from '../ui/PressButton.tsx';
import { showText } from '../ui/shown-text.ts';
import { clockTime } from '../ui/time-left.ts';
import { useNow } from '../ui/use-now.ts';
import { useTranslation } from '../ui/words-context.ts';
import styles from './DeliveryList.module.css';

type DeliveryListProps = { view: WebhooksView; onSendAgain: (delivery: WebhookDelivery) => void };

/** The latest events with what became of them; those that were given up come first and can be sent again. */
export const DeliveryList = ({ view, onSendAgain }: DeliveryListProps) => {
  const { t } = useTranslation();
  const now = useNow(5_000);
  const wordState = ({ state, triedAt, nextAttemptAt, endpointId }: WebhookDelivery): string => {
    const tried = triedAt === null ? '' : clockTime(triedAt, now);
    if (state === 'done') return t('hook.done', { time: tried });
    if (state === 'parked') return t('hook.parkedAt', { time: tried });
    if (view.endpoints.find(({ id }) => id === endpointId)?.isOn !== true) return t('hook.held');
    return nextAttemptAt === null || nextAttemptAt <= now
      ? t('hook.nextNow')
      : t('hook.next', { time: clockTime(nextAttemptAt, now) });
  };
  return (
    <section className={styles.deliveries} aria-label={t('hook.deliveries')}>
      <h3 className={styles.title}>{t('hook.deliveries')}</h3>
      <p className={styles.then}>
        {view.deliveries.length === 0 ? t('hook.deliveriesNone') : t('hook.deliveriesThen')}
      </p>
      <ul>
        {view.deliveries.map((one) => {
          const { id, type, about, at, state, attempts, lastWords, lastStatus, endpointId } = one;
          const what = t('hook.about', { type: t(`hook.type.${type}`), about: showText(about) });
          const to = view.endpoints.find((endpoint) => endpoint.id === endpointId)?.url ?? '';
          const why =
            state === 'done' || lastWords === null
              ? []
              : [
                  t(`hook.words.${lastWords}`),
                  ...(lastStatus === null ? [] : [t('hook.testStatus', { status: lastStatus })]),
                ];
          return (
            <li key={id} className={styles.row} data-state={state}>
              <div className={styles.words}>
                <p className={styles.what} data-copy="">
                  <span>{what}</span>
                  <span className={styles.at}>{clockTime(at, now)}</span>
                </p>
                <p className={styles.state}>
                  {[wordState(one), ...(attempts > 1 ? [t('hook.attempts', { n: attempts })] : []), ...why].join(' · ')}
                </p>
                {view.endpoints.length > 1 ? <p className={styles.to}>{showText(to)}</p> : null}
              </div>
              {state === 'parked' ? (
                <PressButton
                  label={`${t('hook.sendAgain')}: ${what}`}
                  onPress={() => {
                    onSendAgain(one);
                  }}
                >
                  {t('hook.sendAgain')}
                </PressButton>
              ) : null}
            </li>
          );
        })}
      </ul>
    </section>
  );
};

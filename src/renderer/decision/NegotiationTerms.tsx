import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { NEGOTIATION_NOTE_MAX } from '../../shared/negotiation.ts';
import type { NegotiationOffer, NegotiationView } from '../../shared/negotiation.ts';
import { wordTimeLeft } from '../ui/duration-words.ts';
import { PressButton } from '../ui/PressButton.tsx';
import { RefusalNote } from '../ui/RefusalNote.tsx';
import { showText } from '../ui/shown-text.ts';
import { clockTime } from '../ui/time-left.ts';
import { useNow } from '../ui/use-now.ts';
import { useTranslation } from '../ui/words-context.ts';
import type { Talk } from './use-negotiation.ts';
import styles from './Negotiation.module.css';

type NegotiationTermsProps = {
  talk: Talk;
  offer: NegotiationOffer;
  /** What runs and is changed; null for a new one. */
  negotiation: NegotiationView | null;
  children: ReactNode;
};

/** Who talks to the buyer, until when, about what. A time that had to be moved says why. */
export const NegotiationTerms = ({ talk, offer, negotiation, children }: NegotiationTermsProps) => {
  const { t } = useTranslation();
  const now = useNow(15_000);
  const ids = { owner: useId(), note: useId(), due: useId() };
  const known = offer.owners.find(({ operatorNo }) => operatorNo === negotiation?.owner.operatorNo);
  const [ownerId, setOwnerId] = useState(known?.id ?? offer.owners[0]?.id ?? '');
  const [dueAt, setDueAt] = useState(
    () => (offer.dues.find(({ isUsual }) => isUsual) ?? offer.dues[0])?.dueAt ?? offer.deadlineAt ?? 0,
  );
  const [note, setNote] = useState(negotiation?.note ?? '');
  return (
    <>
      <p>{t('negotiation.then')}</p>
      <div className={styles.field}>
        <label htmlFor={ids.owner}>{t('negotiation.owner')}</label>
        <select
          id={ids.owner}
          className={styles.input}
          value={ownerId}
          data-autofocus
          onChange={(event) => {
            setOwnerId(event.currentTarget.value);
          }}
        >
          {offer.owners.map((owner) => (
            <option key={owner.id} value={owner.id}>
              {showText(`${owner.name} · ${owner.operatorNo}`)}
            </option>
          ))}
        </select>
        {offer.owners.length === 0 ? <p className={styles.problem}>{t('negotiation.noOwner')}</p> : null}
      </div>
      <fieldset className={styles.dues}>
        <legend>
          {t('negotiation.due')}
          {offer.deadlineAt === null ? null : (
            <span className={styles.quiet}>
              {' '}
              {t('negotiation.deadline', { time: clockTime(offer.deadlineAt, now) })}
            </span>
          )}
        </legend>
        {offer.dues.map((due) => (
          <label key={due.dueAt} className={styles.due} data-chosen={due.dueAt === dueAt}>
            <input
              type="radio"
              name={ids.due}
              checked={due.dueAt === dueAt}
              onChange={() => {
                setDueAt(due.dueAt);
              }}
            />
            <strong>{t('negotiation.until', { time: clockTime(due.dueAt, now) })}</strong>
            <span className={styles.quiet}>
              {wordTimeLeft(t, due.dueAt, now)}
              {due.isUsual ? ` · ${t('negotiation.usual')}` : ''}
            </span>
            {due.moved === null ? null : <span className={styles.moved}>{t(`negotiation.moved.${due.moved}`)}</span>}
          </label>
        ))}
      </fieldset>
      <div className={styles.field}>
        <label htmlFor={ids.note}>{t('negotiation.note')}</label>
        <input
          id={ids.note}
          className={styles.input}
          maxLength={NEGOTIATION_NOTE_MAX}
          autoComplete="off"
          value={note}
          placeholder={t('negotiation.noteHint')}
          onChange={(event) => {
            setNote(event.currentTarget.value);
          }}
        />
      </div>
      {talk.refusal === null ? null : <RefusalNote code={talk.refusal} />}
      <div className={styles.buttons}>
        <PressButton
          kind="strong"
          isDisabled={talk.isBusy || ownerId === '' || dueAt === 0}
          onPress={() => {
            talk.begin(ownerId, dueAt, note);
          }}
        >
          {t(negotiation === null ? 'negotiation.give' : 'negotiation.keep')}
        </PressButton>
        {children}
      </div>
    </>
  );
};

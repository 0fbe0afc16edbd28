import { useId, useState } from 'react';
import type { ToDecideItem } from '../../shared/decision.ts';
import { NEGOTIATION_NOTE_MAX, NEGOTIATION_TEXT_MAX } from '../../shared/negotiation.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { PressButton } from '../ui/PressButton.tsx';
import { RefusalNote } from '../ui/RefusalNote.tsx';
import { showText } from '../ui/shown-text.ts';
import { clockTime } from '../ui/time-left.ts';
import { useTranslation } from '../ui/words-context.ts';
import { NegotiationTerms } from './NegotiationTerms.tsx';
import { localInputTime, timeOfLocalInput } from './local-time.ts';
import type { Talk } from './use-negotiation.ts';
import styles from './Negotiation.module.css';

type NegotiationDialogProps = { talk: Talk; asking: NonNullable<Talk['asking']>; item: ToDecideItem };
type FormProps = { talk: Talk };

const Back = ({ talk }: FormProps) => {
  const { t } = useTranslation();
  return (
    <PressButton kind="quiet" keyName="Esc" onPress={talk.close}>
      {t('negotiation.back')}
    </PressButton>
  );
};

/** What the buyer said, in their words, and when. */
const AnswerForm = ({ talk }: FormProps) => {
  const { t } = useTranslation();
  const ids = { text: useId(), at: useId() };
  const [text, setText] = useState('');
  const [openedAt] = useState(() => Date.now());
  const [said, setSaid] = useState(() => localInputTime(openedAt));
  const saidAt = timeOfLocalInput(said);
  return (
    <>
      <div className={styles.field}>
        <label htmlFor={ids.text}>{t('negotiation.answerText')}</label>
        <textarea
          id={ids.text}
          className={styles.input}
          rows={4}
          maxLength={NEGOTIATION_TEXT_MAX}
          value={text}
          placeholder={t('negotiation.answerHint')}
          data-autofocus
          onChange={(event) => {
            setText(event.currentTarget.value);
          }}
        />
      </div>
      <div className={styles.field}>
        <label htmlFor={ids.at}>{t('negotiation.answerAt')}</label>
        <input
          id={ids.at}
          type="datetime-local"
          className={styles.input}
          value={said}
          max={localInputTime(openedAt)}
          onChange={(event) => {
            setSaid(event.currentTarget.value);
          }}
        />
      </div>
      <p className={styles.quiet}>{t('negotiation.answerThen')}</p>
      {talk.refusal === null ? null : <RefusalNote code={talk.refusal} />}
      <div className={styles.buttons}>
        <PressButton
          kind="strong"
          isDisabled={talk.isBusy || text.trim() === '' || saidAt === null}
          onPress={() => {
            if (saidAt !== null) talk.answer(text, saidAt);
          }}
        >
          {t('negotiation.answerKeep')}
        </PressButton>
        <Back talk={talk} />
      </div>
    </>
  );
};

const EndForm = ({ talk }: FormProps) => {
  const { t } = useTranslation();
  const id = useId();
  const [note, setNote] = useState('');
  return (
    <>
      <div className={styles.field}>
        <label htmlFor={id}>{t('negotiation.endNote')}</label>
        <textarea
          id={id}
          className={styles.input}
          rows={2}
          maxLength={NEGOTIATION_NOTE_MAX}
          value={note}
          data-autofocus
          onChange={(event) => {
            setNote(event.currentTarget.value);
          }}
        />
      </div>
      {talk.refusal === null ? null : <RefusalNote code={talk.refusal} />}
      <div className={styles.buttons}>
        <PressButton
          kind="strong"
          isDisabled={talk.isBusy}
          onPress={() => {
            talk.end(note);
          }}
        >
          {t('negotiation.end')}
        </PressButton>
        <Back talk={talk} />
      </div>
    </>
  );
};

/** Everything the buyer said, oldest first. */
const Answers = ({ item }: { item: ToDecideItem }) => {
  const { t } = useTranslation();
  const [now] = useState(() => Date.now());
  return (
    <ol className={styles.answers}>
      {(item.negotiation?.answers ?? []).map((answer, index) => (
        <li key={index}>
          <p className={styles.quiet}>
            {t('negotiation.said', { time: clockTime(answer.saidAt, now) })}{' '}
            {t('negotiation.by', { who: showText(answer.operatorNo) })}
          </p>
          <p className={styles.words}>{showText(answer.text)}</p>
        </li>
      ))}
    </ol>
  );
};

/** What is asked about the negotiation of this case. */
export const NegotiationDialog = ({ talk, asking, item }: NegotiationDialogProps) => {
  const { t } = useTranslation();
  const title = (): string => {
    switch (asking) {
      case 'begin':
        return t(talk.isOpen ? 'negotiation.changeTitle' : 'negotiation.beginTitle');
      case 'answer':
      case 'answers':
        return t('negotiation.answerTitle');
      case 'end':
        return t('negotiation.endTitle');
    }
  };
  const body = (): React.ReactNode => {
    switch (asking) {
      case 'begin':
        return talk.offer === null ? (
          <>
            {talk.refusal === null ? <p>{t('frame.loading')}</p> : <RefusalNote code={talk.refusal} />}
            <div className={styles.buttons}>
              <Back talk={talk} />
            </div>
          </>
        ) : (
          <NegotiationTerms talk={talk} offer={talk.offer} negotiation={talk.isOpen ? item.negotiation : null}>
            <Back talk={talk} />
          </NegotiationTerms>
        );
      case 'answer':
        return <AnswerForm talk={talk} />;
      case 'answers':
        return <Answers item={item} />;
      case 'end':
        return <EndForm talk={talk} />;
    }
  };
  return (
    <Dialog title={title()} size={640} onClose={talk.close}>
      <div className={styles.box}>{body()}</div>
    </Dialog>
  );
};

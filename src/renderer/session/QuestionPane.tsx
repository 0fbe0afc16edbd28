import { IconHelpHexagon } from '@tabler/icons-react';
import type { Answer, BenchView, Question } from '../../shared/session.ts';
import type { UnreadableBurst } from '../scan/wedge.ts';
import { KeyCap } from '../ui/KeyCap.tsx';
import { showText } from '../ui/shown-text.ts';
import { WaybillText } from '../ui/WaybillText.tsx';
import { useTranslation } from '../ui/words-context.ts';
import type { Refusal } from './use-bench.ts';
import styles from './QuestionPane.module.css';

type QuestionPaneProps = {
  question: Question;
  /** Scans that wait behind the question. */
  queue: BenchView['queue'];
  /** The last scan could not be read: said here, because the question hides everything else. */
  misread: UnreadableBurst | null;
  /** A key was pressed that must wait for the answer. */
  refusal: Refusal | null;
  onAnswer: (questionId: string, answer: Answer) => void;
};

/** Something only a person can answer. Not a dialog: the box stays in sight, later scans line up behind it. */
export const QuestionPane = ({ question, queue, misread, refusal, onAnswer }: QuestionPaneProps) => {
  const { t } = useTranslation();
  const isClose = question.kind === 'close-first';
  const answers: readonly { answer: Answer; word: string }[] = isClose
    ? [
        { answer: 'close', word: t('ask.close') },
        { answer: 'stay', word: t('ask.stay') },
      ]
    : [
        { answer: 'goods', word: t('ask.goods') },
        { answer: 'next', word: t('ask.next') },
      ];
  return (
    <section className={styles.pane} role="alert">
      <div className={styles.head}>
        <IconHelpHexagon size={40} stroke={1.75} aria-hidden="true" className={styles.icon} />
        <div className={styles.words}>
          <h2 className={styles.title}>{isClose ? t('ask.closeFirst') : t('ask.goodsOrNext')}</h2>
          {isClose ? (
            <WaybillText waybill={question.waybill} />
          ) : (
            <code className={styles.text}>{showText(question.text)}</code>
          )}
        </div>
      </div>
      <div className={styles.answers}>
        {answers.map(({ answer, word }, index) => (
          <button
            key={answer}
            type="button"
            className={styles.answer}
            onMouseDown={(event) => {
              event.preventDefault();
            }}
            onKeyDown={(event) => {
              if (event.key === 'Enter') event.preventDefault();
            }}
            onClick={() => {
              onAnswer(question.id, answer);
            }}
          >
            <KeyCap name={String(index + 1)} />
            {word}
          </button>
        ))}
      </div>
      {refusal === null ? null : (
        <p className={styles.refusal}>
          {refusal.code === 'lost' ? t('frame.pressLost') : t(`error.${refusal.code}.what`)}
        </p>
      )}
      <p className={styles.again}>
        {misread !== null ? t(`wait.misread.${misread}`) : isClose ? t('ask.againClose') : t('ask.againGoods')}
      </p>
      {queue.length === 0 ? null : (
        <p className={styles.queue}>
          {t('ask.queue', { n: queue.length })}
          {queue.slice(0, 4).map(({ id, text }) => (
            <code key={id} className={styles.waiting}>
              {showText(text)}
            </code>
          ))}
        </p>
      )}
    </section>
  );
};

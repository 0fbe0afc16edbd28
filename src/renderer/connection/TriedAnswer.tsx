import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { ConnectionTried } from '../../shared/connection.ts';
import { showPlatformWords } from '../ui/platform-words.ts';
import { isOurWords, ShopWords } from '../ui/ShopWords.tsx';
import { useTranslation } from '../ui/words-context.ts';
import styles from './TriedAnswer.module.css';

type TriedAnswerProps = {
  tried: ConnectionTried;
  /** What the form calls the fields that say who asks. */
  asWhom: readonly string[];
};

/** What trying a connection told, as a sentence: our own for a fault of the net, else the shop's, quoted. */
export const TriedAnswer = ({ tried, asWhom }: TriedAnswerProps) => {
  const { t, i18n } = useTranslation();
  const language = i18n.language === 'en' ? 'en' : 'zh';
  const answer = useRef<HTMLDivElement>(null);
  // A form may be longer than the window: whoever pressed Enter in it must see what came of it.
  useEffect(() => {
    answer.current?.scrollIntoView({ block: 'nearest' });
  }, [tried]);
  const { isConnected, words, returns, unread } = tried;
  // Connected, and there is something to look at all the same: not green.
  const isGood = isConnected && unread === 0 && words === null;
  const Icon = isGood ? IconCircleCheck : IconAlertTriangle;
  return (
    <div ref={answer} className={styles.answer} data-good={isGood}>
      <Icon size={28} aria-hidden="true" />
      <p>
        <strong className={styles.what}>
          {isConnected
            ? returns > 0
              ? t('conn.tried.some', { n: returns })
              : t('conn.tried.none')
            : words === null
              ? t('conn.tried.unknown')
              : t('conn.tried.no')}
        </strong>{' '}
        {unread === 0 ? null : `${t('conn.tried.unread', { n: unread })} `}
        {words === null ? null : isConnected && !isOurWords(words) ? (
          // What comes with success is the connector's own warning, not the shop's word.
          showPlatformWords(words, language)
        ) : (
          <ShopWords words={words} />
        )}
        {!isConnected && words === 'net:signed-out' && asWhom.length > 0
          ? ` ${t('conn.tried.checkFields', { fields: asWhom.join(t('conn.tried.and')) })}`
          : null}
      </p>
    </div>
  );
};

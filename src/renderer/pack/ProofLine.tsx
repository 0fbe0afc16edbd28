import { IconGavel } from '@tabler/icons-react';
import type { ProofSent } from '../../shared/arbitration.ts';
import type { DisputeItem } from '../../shared/dispute.ts';
import { LAST_WORDS } from '../../shared/last-words.ts';
import { PressButton } from '../ui/PressButton.tsx';
import { RefusalNote } from '../ui/RefusalNote.tsx';
import { PlatformWords } from '../ui/PlatformWords.tsx';
import { showText } from '../ui/shown-text.ts';
import { clockTime } from '../ui/time-left.ts';
import { useNow } from '../ui/use-now.ts';
import { useTranslation } from '../ui/words-context.ts';
import { wordIn } from './code-words.ts';
import { ProofForm } from './ProofForm.tsx';
import { useProof } from './use-proof.ts';
import styles from './ProofLine.module.css';

/** The platform's words, or ours. */
const Why = ({ words }: { words: string }) => {
  const { t } = useTranslation();
  const isOurs = LAST_WORDS.some((id) => id === words);
  return isOurs ? <>{wordIn(t, 'proofWhy', words)} </> : <PlatformWords words={words} />;
};

/** Which sentence stands for an outcome: what is asked for afterwards tells more of it. */
const saidOf = ({ outcome, isStillWanted }: ProofSent) => {
  if (outcome === null) return 'unheard';
  if (outcome === 'taken' && isStillWanted === true) return 'takenStill';
  return outcome === 'unknown' && isStillWanted === false ? 'unknownGone' : outcome;
};

const Said = ({ sent }: { sent: ProofSent }) => {
  const { t } = useTranslation();
  const now = useNow(60_000);
  const said = saidOf(sent);
  return (
    <div className={styles.said} data-good={said === 'taken' || said === 'seen'} role="status">
      <p>
        {t('proof.by', { who: sent.operatorNo, time: clockTime(sent.at, now), n: sent.pictures.length })}{' '}
        <strong>{t(`proofSaid.${said}.what`)}</strong> {sent.words === null ? null : <Why words={sent.words} />}{' '}
        {t(`proofSaid.${said}.then`)}
      </p>
      <p className={styles.comment}>{showText(sent.comment)}</p>
    </div>
  );
};

type ProofLineProps = { item: DisputeItem; onChanged: () => void };

/** Proof for the platform's arbitration: a button, the form it opens, and what came of it; nothing where no call takes it. */
export const ProofLine = ({ item, onChanged }: ProofLineProps) => {
  const { t } = useTranslation();
  const { view, photos, isBusy, refusal, ask, leave, send } = useProof(item, onChanged);
  if (view === null || (!view.isPossible && view.sent === null)) return null;
  const { isPossible, wanted, sent } = view;
  const isForm = wanted?.isWanted === true && photos !== null;
  return (
    <div className={styles.line}>
      {sent === null || isForm ? null : <Said sent={sent} />}
      {isForm || !isPossible ? null : (
        <PressButton isDisabled={isBusy} onPress={ask}>
          <span className={styles.open}>
            <IconGavel size={20} aria-hidden="true" />
            {isBusy ? t('proof.asking') : t(sent === null ? 'proof.open' : 'proof.again')}
          </span>
        </PressButton>
      )}
      {wanted === null || wanted.isWanted ? null : (
        <p className={styles.said} role="status">
          {wanted.isRead ? t('proof.notWanted') : t('proof.notRead')}{' '}
          {wanted.words === null ? null : <Why words={wanted.words} />}
        </p>
      )}
      {isForm ? <ProofForm wanted={wanted} photos={photos} isBusy={isBusy} onSend={send} onCancel={leave} /> : null}
      {refusal === null ? null : <RefusalNote code={refusal} />}
    </div>
  );
};

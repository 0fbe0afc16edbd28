import { useId, useState } from 'react';
import type { Proposal } from '../../shared/register.ts';
import type { ErrorCode } from '../../shared/result.ts';
import { PressButton } from '../ui/PressButton.tsx';
import { RefusalNote } from '../ui/RefusalNote.tsx';
import { showText } from '../ui/shown-text.ts';
import { useStation } from '../ui/station-client.ts';
import { useTranslation } from '../ui/words-context.ts';
import styles from './MatchPanel.module.css';

type Found = { kind: 'found'; proposals: readonly Proposal[] } | { kind: 'failed'; code: ErrorCode };

/** Whose an unclaimed parcel may be: proposed by what stands on its slip, claimed by a person with the box open. */
export const MatchPanel = ({ entryId, onOpen }: { entryId: string; onOpen: (() => void) | null }) => {
  const { t } = useTranslation();
  const station = useStation();
  const id = useId();
  const [text, setText] = useState('');
  const [found, setFound] = useState<Found | null>(null);
  const ask = (): void => {
    station.registerPropose({ id: entryId, text }).then(
      (result) => {
        setFound(result.ok ? { kind: 'found', proposals: result.value } : { kind: 'failed', code: result.error.code });
      },
      () => {
        setFound({ kind: 'failed', code: 'internal' });
      },
    );
  };
  return (
    <form
      className={styles.panel}
      onSubmit={(event) => {
        event.preventDefault();
        ask();
      }}
    >
      <label htmlFor={id} className={styles.label}>
        {t('register.slip')}
      </label>
      <div className={styles.line}>
        <input
          id={id}
          name="slip"
          className={styles.input}
          placeholder={t('register.slipHow')}
          maxLength={300}
          autoComplete="off"
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
          }}
        />
        <PressButton onPress={ask}>{t('register.propose')}</PressButton>
      </div>
      {found?.kind === 'failed' ? <RefusalNote code={found.code} /> : null}
      {found?.kind === 'found' && found.proposals.length === 0 ? <p role="status">{t('register.noProposal')}</p> : null}
      {found?.kind === 'found' && found.proposals.length > 0 ? (
        <ul className={styles.list}>
          {found.proposals.map((one) => (
            <li key={one.returnId} className={styles.one}>
              <span>
                <strong>{showText(one.title)}</strong>
                <br />
                {showText(`${one.shop} · ${one.buyer} · ${one.returnNo}`)}
              </span>
              <span className={styles.why}>{one.why.map((why) => t(`registerWhy.${why}`)).join(' · ')}</span>
            </li>
          ))}
        </ul>
      ) : null}
      {onOpen === null ? null : (
        <div className={styles.line}>
          <PressButton onPress={onOpen}>{t('register.openBox')}</PressButton>
          <span className={styles.why}>{t('register.openBoxHow')}</span>
        </div>
      )}
    </form>
  );
};

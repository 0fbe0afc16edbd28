import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { VERDICTS } from '../../shared/domain-words.ts';
import type { RecheckItem } from '../../shared/recheck.ts';
import { CodeGrid } from '../session/CodeGrid.tsx';
import { GoodsPicture } from '../ui/GoodsPicture.tsx';
import { PressButton } from '../ui/PressButton.tsx';
import { RefusalNote } from '../ui/RefusalNote.tsx';
import { showText } from '../ui/shown-text.ts';
import { VerdictShape } from '../ui/VerdictMark.tsx';
import { WaybillText } from '../ui/WaybillText.tsx';
import { useTranslation } from '../ui/words-context.ts';
import more from '../ui/ScrollMore.module.css';
import { RecheckDoneCard } from './RecheckDoneCard.tsx';
import type { Rechecks } from './use-rechecks.ts';
import styles from './RecheckPane.module.css';

const NOTE_MAX = 500;

/** What the return says: where it lies, what the buyer wrote, what should be there. Nothing of the first judgement. */
const Facts = ({ item }: { item: RecheckItem }) => {
  const { t } = useTranslation();
  const says = [t(`reason.${item.reason}`), item.reasonText].filter((text) => text !== '').join(' · ');
  return (
    <>
      <header className={styles.head}>
        <WaybillText waybill={item.waybill} size="large" />
        <span className={styles.where}>
          {t('recheck.where')} <strong className={styles.place}>{item.place ?? t('frame.noPlace')}</strong>
        </span>
      </header>
      <p>
        <span className={styles.label}>{t('recheck.buyerSays')}</span> {showText(says)}
      </p>
      <ul className={styles.goods} aria-label={t('recheck.goods')}>
        {item.goods.map(({ sku, name, picture, quantity }, index) => (
          <li key={`${sku}${index}`} className={styles.unit}>
            <GoodsPicture url={picture} isSmall={false} />
            <span>
              {showText(name)} <strong>× {quantity}</strong>
              <span className={styles.sku}>{showText(sku)}</span>
            </span>
          </li>
        ))}
      </ul>
    </>
  );
};

type JudgingProps = {
  rechecks: Rechecks;
  item: RecheckItem;
  /** What is judged; it scrolls away with the codes, while the button that ends it stays. */
  children: ReactNode;
};

const Judging = ({ rechecks, item, children }: JudgingProps) => {
  const { t } = useTranslation();
  const id = useId();
  const [isAsking, setIsAsking] = useState(false);
  const { draft, lacks } = rechecks;
  return (
    <>
      <div className={`${styles.body} ${more.scroll}`}>
        {children}
        <div className={styles.verdicts} role="group" aria-label={t('recheck.verdict')}>
          {VERDICTS.map((verdict) => (
            <button
              key={verdict}
              type="button"
              className={styles.verdict}
              data-verdict={verdict}
              aria-pressed={draft.verdict === verdict}
              onMouseDown={(event) => {
                event.preventDefault();
              }}
              onClick={() => {
                rechecks.say(verdict);
              }}
            >
              <VerdictShape verdict={verdict} />
              {t(`verdict.${verdict}`)}
            </button>
          ))}
        </div>
        {draft.verdict === null || draft.verdict === 'intact' ? (
          <p className={styles.how}>{t('recheck.scanHow')}</p>
        ) : (
          <CodeGrid
            offered={item.offeredCodes}
            chosen={draft.codes}
            hasDigits={false}
            nth={null}
            onCode={rechecks.setCode}
          />
        )}
        <div className={styles.note}>
          <label htmlFor={id}>{t('recheck.note')}</label>
          <input
            id={id}
            name="note"
            className={styles.input}
            maxLength={NOTE_MAX}
            autoComplete="off"
            value={draft.note}
            onChange={(event) => {
              rechecks.setNote(event.currentTarget.value);
            }}
          />
        </div>
      </div>
      <div className={styles.ways}>
        <PressButton kind={lacks === null ? 'strong' : 'plain'} isDisabled={lacks !== null} onPress={rechecks.submit}>
          {lacks === 'verdict'
            ? t('recheck.chooseFirst')
            : lacks === 'code'
              ? t('recheck.codeFirst')
              : t('recheck.submit', { verdict: t(`verdict.${draft.verdict ?? 'intact'}`) })}
        </PressButton>
        <span className={styles.gone}>
          {isAsking ? (
            <>
              <PressButton
                kind="strong"
                onPress={() => {
                  setIsAsking(false);
                  rechecks.gone();
                }}
              >
                {t('recheck.goneSure')}
              </PressButton>
              <PressButton
                onPress={() => {
                  setIsAsking(false);
                }}
              >
                {t('recheck.goneNo')}
              </PressButton>
            </>
          ) : (
            <PressButton
              kind="quiet"
              onPress={() => {
                setIsAsking(true);
              }}
            >
              {t('recheck.gone')}
            </PressButton>
          )}
        </span>
      </div>
    </>
  );
};

/** One to judge, or what came of the last one. */
export const RecheckPane = ({ rechecks }: { rechecks: Rechecks }) => {
  const { t } = useTranslation();
  const { chosen, done, refusal } = rechecks;
  if (done === null && chosen === null) return <div />;
  return (
    <article className={styles.pane}>
      {refusal === null ? null : <RefusalNote code={refusal} />}
      {done !== null ? (
        <RecheckDoneCard done={done} onNext={rechecks.goOn} />
      ) : chosen === null ? null : chosen.isOwn ? (
        <div className={`${styles.body} ${more.scroll}`}>
          <Facts item={chosen} />
          <p className={styles.own}>{t('recheck.own')}</p>
        </div>
      ) : (
        <Judging key={chosen.verdictId} rechecks={rechecks} item={chosen}>
          <Facts item={chosen} />
        </Judging>
      )}
    </article>
  );
};

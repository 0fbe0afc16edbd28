import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useId } from 'react';
import type { ReactNode } from 'react';
import { PRESETS, Variant } from '../../shared/pack/pack-record.ts';
import { PRESET_RULES } from '../../shared/pack/presets.ts';
import { byteSize } from '../ui/byte-size.ts';
import { PressButton } from '../ui/PressButton.tsx';
import { RefusalNote } from '../ui/RefusalNote.tsx';
import { useTranslation } from '../ui/words-context.ts';
import { missingWord } from './missing-words.ts';
import { PackProgress } from './PackProgress.tsx';
import type { PackDesk } from './use-pack-desk.ts';
import more from '../ui/ScrollMore.module.css';
import styles from './PackPanel.module.css';

const WORDS_MAX = 500;

/** What the receiver wants and this case lacks; the room for it is kept while it is reckoned. */
const Missing = ({ desk }: { desk: PackDesk }) => {
  const { t } = useTranslation();
  const { plan, planFault, preset } = desk.draft;
  const name = t(`pack.presets.${preset}`);
  if (planFault !== null) return <RefusalNote code={planFault} />;
  if (plan === null) return <p className={styles.planning}>{t('pack.planning')}</p>;
  if (plan.hindrance !== null) return <RefusalNote code={plan.hindrance} />;
  if (plan.missing.length === 0) {
    return (
      <p className={styles.complete}>
        <IconCircleCheck size={20} aria-hidden="true" />
        {t('pack.complete', { preset: name })}
      </p>
    );
  }
  return (
    <div className={styles.missing}>
      <p className={styles.missingTitle}>
        <IconAlertTriangle size={20} aria-hidden="true" />
        {t('pack.missing', { preset: name })}
      </p>
      <ul className={styles.gaps}>
        {plan.missing.map((code) => (
          <li key={code}>{missingWord(t, code)}</li>
        ))}
      </ul>
      <p className={styles.small}>{t('pack.missingThen')}</p>
    </div>
  );
};

const Sentence = ({ desk, which }: { desk: PackDesk; which: 'problem' | 'demand' }) => {
  const { t } = useTranslation();
  const id = useId();
  const { draft } = desk;
  return (
    <div className={styles.sentence}>
      <div className={styles.labels}>
        <label htmlFor={id}>{t(`pack.${which}`)}</label>
        {draft.typed[which] === '' ? null : (
          <button
            type="button"
            className={styles.restore}
            onClick={() => {
              draft.say({ [which]: '' });
            }}
          >
            {t('pack.restore')}
          </button>
        )}
      </div>
      <textarea
        id={id}
        name={which}
        className={styles.input}
        rows={3}
        maxLength={WORDS_MAX}
        value={draft[which]}
        onChange={(event) => {
          draft.say({ [which]: event.currentTarget.value });
        }}
      />
    </div>
  );
};

/** Photos that a masked pack shows only in part, because nobody drew a mask on them. */
const NeedsMask = ({ desk }: { desk: PackDesk }) => {
  const { t } = useTranslation();
  const n = desk.draft.plan?.figures.filter(({ needsMask }) => needsMask).length ?? 0;
  return n === 0 ? null : <p className={styles.mask}>{t('pack.needsMask', { n })}</p>;
};

/** For whom, what is missing for them, which copy, in which words; and the export itself. */
export const PackPanel = ({ desk, children }: { desk: PackDesk; children: ReactNode }) => {
  const { t } = useTranslation();
  const { draft, exporting, marked, view } = desk;
  const { plan } = draft;
  const isMany = marked.size > 0;
  const stillsMax = PRESET_RULES[draft.preset].stills?.count ?? null;
  return (
    <section className={styles.panel} aria-label={t('pack.title')}>
      <h2 className={styles.title}>{t('pack.title')}</h2>
      <div className={`${styles.body} ${more.scroll}`} tabIndex={0}>
        <div className={styles.presets} role="radiogroup" aria-label={t('pack.preset')}>
          {PRESETS.map((preset) => (
            <button
              key={preset}
              type="button"
              role="radio"
              aria-checked={draft.preset === preset}
              className={styles.choice}
              onClick={() => {
                draft.setPreset(preset);
              }}
            >
              {t(`pack.presets.${preset}`)}
            </button>
          ))}
        </div>
        {view === null || isMany ? null : <Missing desk={desk} />}
        {stillsMax === null ? null : (
          <p className={styles.small}>
            {t('pack.stills', { n: stillsMax, preset: t(`pack.presets.${draft.preset}`) })}
          </p>
        )}
        <div className={styles.variants} role="radiogroup" aria-label={t('pack.variant')}>
          {Variant.options.map((variant) => (
            <button
              key={variant}
              type="button"
              role="radio"
              aria-checked={draft.variant === variant}
              className={styles.variant}
              onClick={() => {
                draft.setVariant(variant);
              }}
            >
              <strong>{t(`pack.variants.${variant}`)}</strong>
              <span className={styles.small}>{t(`pack.variantThen.${variant}`)}</span>
            </button>
          ))}
        </div>
        {isMany || view === null || draft.variant === 'sealed' ? null : <NeedsMask desk={desk} />}
        {isMany ? (
          <p>{t('pack.manyThen')}</p>
        ) : view === null ? null : (
          <>
            <Sentence desk={desk} which="problem" />
            <Sentence desk={desk} which="demand" />
          </>
        )}
        {children}
      </div>
      {exporting.refusal === null ? null : <RefusalNote code={exporting.refusal} />}
      {exporting.view === null ? null : <PackProgress exporting={exporting} onAgain={desk.exportAgain} />}
      {exporting.isRunning ? null : (
        <div className={styles.go}>
          {isMany || plan === null ? null : (
            <p className={styles.small}>
              {t(plan.attachments === 0 ? 'pack.size' : 'pack.sizeAttached', {
                size: byteSize(plan.packedBytes),
                figures: plan.figures.length,
                films: plan.films.length,
                attachments: plan.attachments,
              })}
            </p>
          )}
          <PressButton kind="strong" size="large" keyName="F1" isDisabled={!desk.canExport} onPress={desk.exportNow}>
            {isMany ? t('pack.goMany', { n: marked.size }) : t('pack.go')}
          </PressButton>
        </div>
      )}
    </section>
  );
};

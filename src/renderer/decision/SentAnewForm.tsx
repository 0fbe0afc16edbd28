import { useId } from 'react';
import type { ToDecideItem } from '../../shared/decision.ts';
import { COURIER_IDS, COURIER_NAMES, isCourierId } from '../../shared/couriers.ts';
import { LAST_WORDS } from '../../shared/last-words.ts';
import type { LastWords } from '../../shared/last-words.ts';
import { SENT_ANEW } from '../../shared/refusal.ts';
import type { SentAnew } from '../../shared/refusal.ts';
import type { ShipmentRulesView } from '../../shared/shipment.ts';
import { AddPicture } from '../evidence/AddPicture.tsx';
import { showPlatformWords } from '../ui/platform-words.ts';
import { PressButton } from '../ui/PressButton.tsx';
import { useSettings } from '../ui/settings-context.ts';
import { showText } from '../ui/shown-text.ts';
import { useTranslation } from '../ui/words-context.ts';
import { NEW_WAYBILL_FIELD } from './use-sent-anew.ts';
import type { SentAnewNote } from './use-sent-anew.ts';
import form from './ProposalForm.module.css';
import styles from './SentAnewForm.module.css';

const REFERENCE_MAX = 200;
/** 35 characters, and the spaces of groups. */
const WAYBILL_MAX = 45;

const isOurs = (words: string): words is LastWords => LAST_WORDS.some((id) => id === words);

type SentAnewFormProps = {
  note: SentAnewNote;
  /** To whose photos a screenshot goes. */
  inspectionId: string;
  expectedReturn: NonNullable<ToDecideItem['expectedReturn']>;
  /** Back to the refund, where that is made by hand, too. */
  onBack?: () => void;
};

type RulesWordsProps = { rules: ShipmentRulesView; outcome: SentAnew | null };

/** Why no call tells it now, or that nobody could ask; nothing where all is as the first sentence says. */
const RulesWords = ({ rules, outcome }: RulesWordsProps) => {
  const { t } = useTranslation();
  const { language } = useSettings().settings;
  const { words, isRead, byCall } = rules;
  if (words === null)
    return byCall.length > 0 && outcome !== null && !byCall.includes(outcome) ? <p>{t('shipment.hand')}</p> : null;
  const said = isOurs(words) ? t(`lastWords.${words}`) : showPlatformWords(words, language);
  if (!isRead && byCall.length === 0) return null;
  // The sentence of the sync screen is about a waybill that was ordered already.
  if (isRead && words === 'sync:refund-wanted') return <p>{t('shipment.refundWanted')}</p>;
  return (
    <p>
      {t(isRead ? 'shipment.notNow' : 'shipment.offline')} {said}
    </p>
  );
};

/** The courier that the number looks like is proposed; a person who knows better chooses another. */
const CourierChoice = ({ note, describedBy }: { note: SentAnewNote; describedBy: string }) => {
  const { t } = useTranslation();
  const { language } = useSettings().settings;
  const id = useId();
  const { draft, couriers, problem, write } = note;
  const listed = [...couriers, ...COURIER_IDS.filter((one) => !couriers.includes(one))];
  const chosen = draft.courier ?? couriers[0] ?? '';
  return (
    <div className={styles.courier}>
      <label htmlFor={id}>{t('shipment.courier')}</label>
      <select
        id={id}
        className={form.input}
        value={chosen}
        aria-invalid={problem === 'courier'}
        aria-describedby={describedBy}
        onChange={(event) => {
          const { value } = event.currentTarget;
          write({ courier: isCourierId(value) ? value : null });
        }}
      >
        <option value="">{t('shipment.courierPick')}</option>
        {listed.map((one) => (
          <option key={one} value={one}>
            {COURIER_NAMES[one][language]}
          </option>
        ))}
      </select>
    </div>
  );
};

/** Exchanged, sent again or repaired: told by a call, or done in the back office; which it was, and the waybill the goods left under. */
export const SentAnewForm = ({ note, inspectionId, expectedReturn, onBack }: SentAnewFormProps) => {
  const { t } = useTranslation();
  const ids = { waybill: useId(), reference: useId(), problem: useId() };
  const { draft, problem, write, submit, reserve, giveUp, shipment } = note;
  const { shop, returnNo } = expectedReturn;
  const { rules } = shipment;
  const isByCall = shipment.goesByCall(draft.outcome);
  return (
    <div className={styles.form}>
      <div className={styles.how} data-copy="">
        {rules === null ? (
          <p role="status">{t('shipment.asking', { shop: showText(shop) })}</p>
        ) : (
          <p>
            {t(isByCall ? 'shipment.how' : 'sentAnew.how', {
              ...{ shop: showText(shop), returnNo: showText(returnNo) },
              n: Math.round(rules.undoMs / 1_000),
            })}
          </p>
        )}
        {rules === null ? null : <RulesWords rules={rules} outcome={draft.outcome} />}
      </div>
      <div className={styles.row}>
        <div className={styles.outcomes} role="radiogroup" aria-label={t('sentAnew.outcome')}>
          {SENT_ANEW.map((outcome) => (
            <button
              key={outcome}
              type="button"
              role="radio"
              aria-checked={draft.outcome === outcome}
              className={styles.outcome}
              onClick={() => {
                write({ outcome });
              }}
            >
              {t(`sentAnew.${outcome}`)}
            </button>
          ))}
        </div>
        {isByCall ? null : (
          <AddPicture
            key={inspectionId}
            inspectionId={inspectionId}
            picture={draft.picture}
            onChange={(picture) => {
              write({ picture });
            }}
          />
        )}
        <PressButton onPress={reserve}>{t('sentAnew.reserve')}</PressButton>
        <PressButton onPress={onBack ?? giveUp}>{t('sentAnew.noStock')}</PressButton>
        <p id={ids.problem} className={styles.problem} role="alert">
          {problem === null ? null : t(`sentAnew.problem.${problem}`)}
        </p>
      </div>
      <div className={form.fields}>
        <div className={form.reason}>
          <label htmlFor={ids.waybill}>{t('sentAnew.waybill')}</label>
          <input
            id={ids.waybill}
            name={NEW_WAYBILL_FIELD}
            className={form.input}
            maxLength={WAYBILL_MAX}
            autoComplete="off"
            value={draft.waybill}
            placeholder={t('sentAnew.waybillHint')}
            aria-invalid={problem === 'waybill' || problem === 'goods'}
            aria-describedby={ids.problem}
            onChange={(event) => {
              write({ waybill: event.currentTarget.value });
            }}
          />
        </div>
        {isByCall ? <CourierChoice note={note} describedBy={ids.problem} /> : null}
        <div className={isByCall ? styles.note : form.reason}>
          <label htmlFor={ids.reference}>{t(isByCall ? 'shipment.reserved' : 'refusal.reference')}</label>
          <input
            id={ids.reference}
            className={form.input}
            maxLength={REFERENCE_MAX}
            autoComplete="off"
            value={draft.reference}
            placeholder={t(isByCall ? 'shipment.reservedHint' : 'sentAnew.referenceHint')}
            aria-invalid={problem === 'reference'}
            aria-describedby={ids.problem}
            onChange={(event) => {
              write({ reference: event.currentTarget.value });
            }}
          />
        </div>
        {onBack === undefined ? null : (
          <div className={form.submit}>
            <PressButton keyName="F5" onPress={onBack}>
              {t('sentAnew.back')}
            </PressButton>
          </div>
        )}
        <div className={form.submit}>
          <PressButton kind="strong" keyName="F4" onPress={submit}>
            {t(isByCall ? 'shipment.submit' : 'sentAnew.submit')}
          </PressButton>
        </div>
      </div>
    </div>
  );
};

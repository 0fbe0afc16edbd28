import type { ToDecideItem, ToDecideWhy } from '../../shared/decision.ts';
import { EvidenceGallery } from '../evidence/EvidenceGallery.tsx';
import { ThreeWayButton } from '../evidence/three-way/ThreeWayButton.tsx';
import { DeadlineRing } from '../ui/DeadlineRing.tsx';
import { formatMoney } from '../ui/money.ts';
import { PressButton } from '../ui/PressButton.tsx';
import { RefusalNote } from '../ui/RefusalNote.tsx';
import { useNow } from '../ui/use-now.ts';
import { VerdictMark } from '../ui/VerdictMark.tsx';
import { WaybillText } from '../ui/WaybillText.tsx';
import { useTranslation } from '../ui/words-context.ts';
import { ByHandForm } from './ByHandForm.tsx';
import { CaseFacts } from './CaseFacts.tsx';
import { FlagLine } from './FlagLine.tsx';
import { MoreTimeLine } from './MoreTimeLine.tsx';
import { NegotiationBand } from './NegotiationBand.tsx';
import { ProposalForm } from './ProposalForm.tsx';
import { ProposalShown } from './ProposalShown.tsx';
import { ServiceTextButton } from './ServiceTextButton.tsx';
import { useAdvice } from './use-advice.ts';
import type { Decide } from './use-decide.ts';
import { wordTarget } from './word-target.ts';
import { WordPanel } from './WordPanel.tsx';
import more from '../ui/ScrollMore.module.css';
import styles from './CasePane.module.css';

const ADVISED = ['claim-back', 'withdrawn', 'not-open', 'locked', 'gift-missing', 'late-box'] as const;
/** Cases where the three ways below are not the whole story. */
const hasAdvice = (why: ToDecideWhy): why is (typeof ADVISED)[number] => ADVISED.some((one) => one === why);

type CasePaneProps = { decide: Decide; item: ToDecideItem };

/** What else can be done with a case before it is decided: beside the evidence, so that the film has its whole column. */
const CaseTools = ({ decide: { talk, readAgain }, item }: CasePaneProps) => {
  const { t } = useTranslation();
  const subject =
    item.expectedReturn === null ? null : { inspectionId: item.inspectionId, returnId: item.expectedReturn.id };
  return (
    <div className={styles.tools}>
      {subject === null ? null : (
        <>
          <ThreeWayButton {...subject} />
          <ServiceTextButton {...subject} />
        </>
      )}
      {talk.canBegin ? (
        <PressButton
          kind="quiet"
          keyName="F6"
          onPress={() => {
            talk.ask('begin');
          }}
        >
          {t('negotiation.begin')}
        </PressButton>
      ) : null}
      {subject === null ? null : <MoreTimeLine key={`time ${item.verdictId}`} item={item} onChanged={readAgain} />}
      {subject === null ? null : <FlagLine key={item.verdictId} item={item} onChanged={readAgain} />}
    </div>
  );
};

/** One case: why it is here, what was filmed, what speaks for whom, and what shall happen. */
export const CasePane = ({ decide, item }: CasePaneProps) => {
  const { t } = useTranslation();
  const now = useNow(15_000);
  const { opened } = decide;
  const advice = useAdvice(item.verdictId);
  const target = wordTarget(t, item, now);
  return (
    <article className={styles.pane}>
      <header className={styles.head}>
        <div className={styles.row}>
          <VerdictMark verdict={item.verdict} isLong />
          <h1 className={styles.waybill}>
            <WaybillText waybill={item.waybill} size="large" />
          </h1>
          {item.expectedReturn === null ? null : (
            <span className={styles.money}>
              {formatMoney(item.expectedReturn.amountCents, item.expectedReturn.currency)}
              <span className={styles.freight}>
                {t('decide.freight', {
                  freight: formatMoney(item.expectedReturn.freightCents, item.expectedReturn.currency),
                })}
              </span>
            </span>
          )}
          <span className={styles.end}>
            {item.deadlineAt === null ? t('decide.noDeadline') : <DeadlineRing deadlineAt={item.deadlineAt} />}
          </span>
        </div>
        <p className={styles.why}>
          <span>
            {item.why === 'goods-wanted' && item.wants !== undefined
              ? t(`sentAnew.wanted.${item.wants}`)
              : t(`why.${item.why}`)}
          </span>
          {target === null ? null : <span className={styles.target}>{target}</span>}
        </p>
        {item.confirmed === null ? null : (
          <p className={styles.advice}>
            {t('approval.confirmed', {
              ...{ proposer: item.confirmed.proposedBy, confirmer: item.confirmed.confirmedBy },
              amount: formatMoney(item.confirmed.amountCents, item.expectedReturn?.currency ?? 'CNY'),
            })}
          </p>
        )}
        <NegotiationBand talk={decide.talk} item={item} now={now} />
        {hasAdvice(item.why) ? <p className={styles.advice}>{t(`whyThen.${item.why}`)}</p> : null}
      </header>
      <div className={styles.body}>
        <section className={`${styles.evidence} ${more.scroll}`} aria-label={t('decide.film')}>
          {opened === null ? null : <EvidenceGallery evidence={opened.evidence} inspectionId={item.inspectionId} />}
        </section>
        <CaseFacts item={item} advice={advice}>
          <CaseTools decide={decide} item={item} />
        </CaseFacts>
      </div>
      {decide.refusal === null ? null : <RefusalNote code={decide.refusal} />}
      {decide.canSettle && (!decide.isReserved || decide.isChanging) ? (
        <ByHandForm decide={decide} item={item} />
      ) : item.proposal === null || decide.isChanging ? (
        <ProposalForm decide={decide} item={item} advice={advice} />
      ) : (
        <ProposalShown
          proposal={item.proposal}
          currency={item.expectedReturn?.currency ?? 'CNY'}
          onChange={decide.changeProposal}
        >
          {item.word === null ? null : (
            <WordPanel
              approval={decide.approval}
              word={item.word}
              shop={item.expectedReturn?.shop ?? ''}
              currency={item.expectedReturn?.currency ?? 'CNY'}
            />
          )}
        </ProposalShown>
      )}
    </article>
  );
};

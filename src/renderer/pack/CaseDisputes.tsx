import { useState } from 'react';
import type { CaseView } from '../../shared/cases.ts';
import type { StationClient } from '../../shared/contract.ts';
import type { DisputeItem, DisputeView } from '../../shared/dispute.ts';
import type { Result } from '../../shared/result.ts';
import type { ReturnView } from '../../shared/session.ts';
import { PressButton } from '../ui/PressButton.tsx';
import { RefusalNote } from '../ui/RefusalNote.tsx';
import { showText } from '../ui/shown-text.ts';
import { useTranslation } from '../ui/words-context.ts';
import { DisputeForm } from './DisputeForm.tsx';
import { DisputePane } from './DisputePane.tsx';
import type { DisputeOrder } from './dispute-draft.ts';
import { lostReturnNo } from './use-case-disputes.ts';
import type { CaseDisputesRead } from './use-case-disputes.ts';
import styles from './DisputePane.module.css';

const send = (station: StationClient, id: string, { act, input }: DisputeOrder): Promise<Result<DisputeView>> => {
  switch (act) {
    case 'rule':
      return station.disputeRule({ id, ...input });
    case 'settle':
      return station.disputeSettle({ id, ...input });
    case 'level':
      return station.disputeLevel({ id, ...input });
    case 'open':
      return station.disputeOpen({ returnId: id, ...input });
  }
};

type OpenOneProps = { one: ReturnView; onOrder: (order: DisputeOrder, onDone: () => void) => void };

/** A return that is no case yet: a person was told of a complaint. */
const OpenOne = ({ one, onOrder }: OpenOneProps) => {
  const { t } = useTranslation();
  const [isAsking, setIsAsking] = useState(false);
  const item: Pick<DisputeItem, 'amountCents' | 'level'> = { amountCents: one.amountCents, level: 2 };
  return (
    <div className={styles.acts}>
      <PressButton
        kind="quiet"
        isPressed={isAsking}
        onPress={() => {
          setIsAsking(!isAsking);
        }}
      >
        {`${t('disputes.openOne')} · ${showText(one.returnNo)}`}
      </PressButton>
      {isAsking ? (
        <DisputeForm
          item={item}
          act="open"
          onOrder={(order) => {
            onOrder(order, () => {
              setIsAsking(false);
            });
          }}
          onCancel={() => {
            setIsAsking(false);
          }}
        />
      ) : null}
    </div>
  );
};

type CaseDisputesProps = {
  view: CaseView;
  disputes: CaseDisputesRead;
  onOpen: (inspectionId: string) => void;
  onChanged: () => void;
  onSupplement: (returnNo: string) => void;
};

/** The disputes about the open case, one after the other. */
export const CaseDisputes = ({ view, disputes, onOpen, onChanged, onSupplement }: CaseDisputesProps) => {
  const { inspectionId, returns, verdicts } = view;
  const { views, refusal, act } = disputes;
  const order =
    (id: string) =>
    (what: DisputeOrder, onDone: () => void): void => {
      act(
        (station) => send(station, id, what),
        () => {
          onDone();
          onChanged();
        },
      );
    };
  const known = new Set(views?.map(({ item }) => item.returnId));
  return (
    <>
      {refusal === null ? null : <RefusalNote code={refusal} />}
      {views?.map((one) => (
        <DisputePane
          key={one.item.id}
          view={one}
          boxId={inspectionId}
          onAttached={onChanged}
          onOrder={order(one.item.id)}
          onOpen={onOpen}
          onSupplement={onSupplement}
          hasKey={one.item.returnNo === lostReturnNo(views)}
        />
      ))}
      {views === null
        ? null
        : returns
            .filter(({ id }) => verdicts.some(({ returnId }) => returnId === id) && !known.has(id))
            .map((one) => <OpenOne key={one.id} one={one} onOrder={order(one.id)} />)}
    </>
  );
};

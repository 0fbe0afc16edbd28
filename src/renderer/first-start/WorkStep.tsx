import type { ConnectionView } from '../../shared/connection.ts';
import { ConnectionForm } from '../connection/ConnectionForm.tsx';
import { showText } from '../ui/shown-text.ts';
import { useTranslation } from '../ui/words-context.ts';
import { ChoiceCard } from './ChoiceCard.tsx';
import choices from './Choices.module.css';
import { StepFrame } from './StepFrame.tsx';
import styles from './WorkStep.module.css';

type WorkStepProps = {
  connections: readonly ConnectionView[];
  isConnecting: boolean;
  onTrain: () => void;
  onConnect: (isConnecting: boolean) => void;
  onConnected: (list: readonly ConnectionView[]) => void;
};

/** Samples first, or a shop at once. */
export const WorkStep = ({ connections, isConnecting, onTrain, onConnect, onConnected }: WorkStepProps) => {
  const { t } = useTranslation();
  const [shop] = connections;
  if (isConnecting)
    return (
      <StepFrame ask={t('start.work.formAsk')} then={t('start.work.connectThen')}>
        <div className={styles.form}>
          <ConnectionForm
            connection={shop ?? null}
            all={connections}
            saveWords={`${t('conn.save')} · ${t('start.next')}`}
            onSaved={onConnected}
            onCancel={() => {
              onConnect(false);
            }}
          />
        </div>
      </StepFrame>
    );
  return (
    <StepFrame ask={t('start.work.ask')}>
      <div className={choices.choices}>
        <ChoiceCard
          keyName="1"
          isFirst
          name={shop === undefined ? t('start.work.train') : t('start.next')}
          then={
            shop === undefined ? t('start.work.trainThen') : t('start.work.connected', { name: showText(shop.name) })
          }
          onChoose={onTrain}
        />
        <ChoiceCard
          keyName="2"
          isFirst={false}
          name={t('start.work.connect')}
          then={t('start.work.connectThen')}
          onChoose={() => {
            onConnect(true);
          }}
        />
      </div>
    </StepFrame>
  );
};

import { useTranslation } from '../ui/words-context.ts';
import { BigField } from './BigField.tsx';
import { GoOn } from './GoOn.tsx';
import { StepFrame } from './StepFrame.tsx';
import type { FirstStart } from './use-first-start.ts';

export const BenchStep = ({ start }: { start: FirstStart }) => {
  const { t } = useTranslation();
  return (
    <StepFrame ask={t('start.bench.ask')} then={t('start.bench.then')}>
      <GoOn words={t('start.next')} onNext={start.next}>
        <BigField
          label={t('start.bench.label')}
          hint=""
          bad={start.bad.includes('stationName') ? t('set.stationBad') : null}
          value={start.fields.stationName}
          maxLength={20}
          isFirst
          onType={(text) => {
            start.type('stationName', text);
          }}
        />
      </GoOn>
    </StepFrame>
  );
};

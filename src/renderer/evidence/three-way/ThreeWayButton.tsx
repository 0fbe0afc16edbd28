import { IconColumns3 } from '@tabler/icons-react';
import { PressButton } from '../../ui/PressButton.tsx';
import { useTranslation } from '../../ui/words-context.ts';
import { useCompare } from '../enlarge-context.ts';
import styles from './ThreeWay.module.css';

type ThreeWayButtonProps = { inspectionId: string; returnId: string };

/** Opens the view of three of one return. */
export const ThreeWayButton = ({ inspectionId, returnId }: ThreeWayButtonProps) => {
  const { t } = useTranslation();
  const compare = useCompare();
  return (
    <PressButton
      onPress={() => {
        compare(inspectionId, returnId);
      }}
    >
      <span className={styles.openLabel}>
        <IconColumns3 size={22} aria-hidden="true" />
        {t('threeWay.open')}
      </span>
    </PressButton>
  );
};

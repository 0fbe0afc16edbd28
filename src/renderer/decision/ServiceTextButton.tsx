import { IconMessage2 } from '@tabler/icons-react';
import type { ServiceSubject } from '../../shared/service.ts';
import { useServiceText } from '../evidence/enlarge-context.ts';
import { PressButton } from '../ui/PressButton.tsx';
import { useTranslation } from '../ui/words-context.ts';
import styles from '../evidence/three-way/ThreeWay.module.css';

/** Opens the text for the buyer of one return. */
export const ServiceTextButton = (subject: ServiceSubject) => {
  const { t } = useTranslation();
  const open = useServiceText();
  return (
    <PressButton
      onPress={() => {
        open(subject);
      }}
    >
      <span className={styles.openLabel}>
        <IconMessage2 size={22} aria-hidden="true" />
        {t('service.open')}
      </span>
    </PressButton>
  );
};

import { useState } from 'react';
import { helpCardOf } from '../../shared/help-cards.ts';
import { ROLES } from '../../shared/print.ts';
import type { Role } from '../../shared/print.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { PressButton } from '../ui/PressButton.tsx';
import { useSettings } from '../ui/settings-context.ts';
import { useTranslation } from '../ui/words-context.ts';
import { HelpSections } from './HelpSections.tsx';
import styles from './HelpDialog.module.css';

// help: the help cards on screen, word for word what is printed.

type HelpDialogProps = {
  /** Whose card is shown first. */
  role?: Role;
  onClose: () => void;
};

const WIDTH_PX = 1240;

/** The card of each role over the screen; any scan, any bench key and Escape close it, as every dialog. */
export const HelpDialog = ({ role = 'inspector', onClose }: HelpDialogProps) => {
  const { t } = useTranslation();
  const { settings } = useSettings();
  const [shown, setShown] = useState<Role>(role);
  const card = helpCardOf(settings.language, shown);
  return (
    <Dialog title={<span className={styles.title}>{t('help.title')}</span>} size={WIDTH_PX} onClose={onClose}>
      <div data-desk="">
        <div className={styles.roles} role="group" aria-label={t('help.roles')}>
          {ROLES.map((one) => (
            <PressButton
              key={one}
              isPressed={one === shown}
              onPress={() => {
                setShown(one);
              }}
            >
              {helpCardOf(settings.language, one).title}
            </PressButton>
          ))}
        </div>
        <p className={styles.lead}>{card.lead}</p>
        <HelpSections card={card} />
      </div>
    </Dialog>
  );
};

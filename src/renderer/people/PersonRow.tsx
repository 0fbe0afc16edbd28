import { rolesAt } from '../../shared/people.ts';
import type { Person } from '../../shared/people.ts';
import { PressButton } from '../ui/PressButton.tsx';
import { showText } from '../ui/shown-text.ts';
import { useNow } from '../ui/use-now.ts';
import { useTranslation } from '../ui/words-context.ts';
import { dayOf } from './person-draft.ts';
import styles from '../ui/PeerRow.module.css';

type PersonRowProps = {
  person: Person;
  onEdit: () => void;
  onUnlock: () => void;
  onBadge: (how: 'pdf' | 'paper') => void;
};

/** One person: what they may now, what they can prove it with, and what can be done about it. */
export const PersonRow = ({ person, onEdit, onUnlock, onBadge }: PersonRowProps) => {
  const { t } = useTranslation();
  const now = useNow(30_000);
  const isLocked = person.lockedUntil !== null && person.lockedUntil > now;
  const name = showText(person.name);
  const roles = rolesAt(person, now).map((role) => t(`people.role.${role}`));
  const { deputyUntil } = person;
  const more = [
    deputyUntil === null || deputyUntil <= now ? null : t('people.deputyTo', { day: dayOf(deputyUntil) }),
    person.mayConfirm ? t('people.mayConfirm') : null,
    t(person.hasPin ? 'people.hasPin' : 'people.noPin'),
    t(person.hasBadge ? 'people.hasBadge' : 'people.noBadge'),
  ].filter((one) => one !== null);
  return (
    <li className={styles.row}>
      <div className={styles.words}>
        <h3 className={styles.name}>{`${name} · ${person.operatorNo}`}</h3>
        <p className={styles.state} data-state={isLocked ? 'locked' : person.isActive ? 'online' : 'offline'}>
          <span className={styles.dot} aria-hidden="true" />
          {isLocked ? t('people.locked') : person.isActive ? roles.join(t('people.and')) : t('people.left')}
        </p>
        <p className={styles.more}>{more.join(' · ')}</p>
      </div>
      <div className={styles.buttons}>
        {isLocked ? (
          <PressButton kind="strong" label={`${t('people.unlock')}: ${name}`} onPress={onUnlock}>
            {t('people.unlock')}
          </PressButton>
        ) : null}
        <PressButton
          label={`${t('people.badgePaper')}: ${name}`}
          onPress={() => {
            onBadge('paper');
          }}
        >
          {t('people.badgePaper')}
        </PressButton>
        <PressButton
          kind="quiet"
          label={`${t('people.badgePdf')}: ${name}`}
          onPress={() => {
            onBadge('pdf');
          }}
        >
          {t('people.badgePdf')}
        </PressButton>
        <PressButton label={`${t('people.edit')}: ${name}`} onPress={onEdit}>
          {t('people.edit')}
        </PressButton>
      </div>
    </li>
  );
};

import { IconCheck } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { ConnectionField } from '../connection/ConnectionField.tsx';
import { useConnections } from '../connection/use-connections.ts';
import { PERSON_ROLES } from '../../shared/people.ts';
import type { Person, PersonInput } from '../../shared/people.ts';
import { PressButton } from '../ui/PressButton.tsx';
import { showText } from '../ui/shown-text.ts';
import { useTranslation } from '../ui/words-context.ts';
import toggles from '../settings/ItemToggles.module.css';
import { draftOfPerson, inputOfDraft } from './person-draft.ts';
import type { PersonDraft, PersonFault } from './person-draft.ts';
import styles from './PersonForm.module.css';

type PersonFormProps = { person: Person | null; onSave: (input: PersonInput) => void; onCancel: () => void };

type ToggleProps = { label: string; isOn: boolean; onPress: () => void };

const Toggle = ({ label, isOn, onPress }: ToggleProps) => (
  <button type="button" className={toggles.item} aria-pressed={isOn} onClick={onPress}>
    {isOn ? <IconCheck size={18} stroke={3} aria-hidden="true" /> : null}
    {label}
  </button>
);

const flip = <T,>(list: readonly T[], one: T): T[] =>
  list.includes(one) ? list.filter((other) => other !== one) : [...list, one];

/** One person: who, what they may, and the PIN, which is typed by that person. */
export const PersonForm = ({ person, onSave, onCancel }: PersonFormProps) => {
  const { t } = useTranslation();
  const { list: shops } = useConnections();
  const ids = { roles: useId(), day: useId() };
  const [draft, setDraft] = useState(() => draftOfPerson(person));
  const [faults, setFaults] = useState<readonly PersonFault[]>([]);
  const change = (changed: Partial<PersonDraft>): void => {
    setDraft({ ...draft, ...changed });
    setFaults([]);
  };
  const save = (): void => {
    const read = inputOfDraft(draft);
    if ('faults' in read) setFaults(read.faults);
    else onSave(read.input);
  };
  const bad = (fault: PersonFault): string | null => (faults.includes(fault) ? t(`people.bad.${fault}`) : null);
  return (
    <form
      className={styles.form}
      data-own-enter=""
      onSubmit={(event) => {
        event.preventDefault();
      }}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Enter' && event.target instanceof HTMLInputElement) {
          event.preventDefault();
          save();
        } else if (event.key === 'Escape') {
          event.stopPropagation();
          onCancel();
        }
      }}
    >
      <div className={styles.fields}>
        {person === null ? (
          <ConnectionField
            name="operatorNo"
            label={t('people.no')}
            effect={t('people.noThen')}
            bad={bad('operatorNo')}
            value={draft.operatorNo}
            maxLength={12}
            onType={(operatorNo) => {
              change({ operatorNo });
            }}
          />
        ) : null}
        <ConnectionField
          name="name"
          label={t('people.name')}
          effect={t('people.nameThen')}
          bad={bad('name')}
          value={draft.name}
          maxLength={20}
          onType={(name) => {
            change({ name });
          }}
        />
        <ConnectionField
          name="pin"
          label={t('people.pin')}
          effect={person?.hasPin === true ? t('people.pinKept') : t('people.pinThen')}
          bad={bad('pin') ?? bad('pinWeak')}
          value={draft.pin}
          maxLength={8}
          isSecret
          onType={(pin) => {
            change({ pin });
          }}
        />
        <div className={styles.box}>
          <label className={styles.label} htmlFor={ids.day}>
            {t('people.deputy')}
          </label>
          <input
            id={ids.day}
            type="date"
            className={styles.day}
            value={draft.deputyDay}
            onChange={(event) => {
              change({ deputyDay: event.currentTarget.value });
            }}
          />
          <p className={styles.effect}>{t('people.deputyThen')}</p>
        </div>
      </div>
      <div className={styles.box} role="group" aria-labelledby={ids.roles}>
        <p id={ids.roles} className={styles.label}>
          {t('people.roles')}
        </p>
        <div className={toggles.items}>
          {PERSON_ROLES.map((role) => (
            <Toggle
              key={role}
              label={t(`people.role.${role}`)}
              isOn={draft.roles.includes(role)}
              onPress={() => {
                change({ roles: flip(draft.roles, role) });
              }}
            />
          ))}
          <Toggle
            label={t('people.mayConfirm')}
            isOn={draft.mayConfirm}
            onPress={() => {
              change({ mayConfirm: !draft.mayConfirm });
            }}
          />
          <Toggle
            label={t('people.isActive')}
            isOn={draft.isActive}
            onPress={() => {
              change({ isActive: !draft.isActive });
            }}
          />
        </div>
        <p className={bad('roles') === null ? styles.effect : styles.bad}>{bad('roles') ?? t('people.rolesThen')}</p>
      </div>
      {draft.roles.includes('agent') && shops !== null && shops.length > 0 ? (
        <div className={styles.box} role="group" aria-label={t('people.shops')}>
          <p className={styles.label}>{t('people.shops')}</p>
          <div className={toggles.items}>
            {shops.map(({ id, name }) => (
              <Toggle
                key={id}
                label={showText(name)}
                isOn={draft.shops.includes(id)}
                onPress={() => {
                  change({ shops: flip(draft.shops, id) });
                }}
              />
            ))}
          </div>
        </div>
      ) : null}
      <div className={styles.buttons}>
        <PressButton kind="strong" keyName="Enter" onPress={save}>
          {t('people.save')}
        </PressButton>
        <PressButton kind="quiet" keyName="Esc" onPress={onCancel}>
          {t('conn.cancel')}
        </PressButton>
      </div>
    </form>
  );
};

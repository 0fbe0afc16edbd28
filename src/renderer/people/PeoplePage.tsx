import { useRef, useState } from 'react';
import type { Person } from '../../shared/people.ts';
import { SettingRow } from '../settings/SettingRow.tsx';
import { SettingsPage } from '../settings/SettingsPage.tsx';
import { PressButton } from '../ui/PressButton.tsx';
import { RefusalNote } from '../ui/RefusalNote.tsx';
import { showText } from '../ui/shown-text.ts';
import { useTranslation } from '../ui/words-context.ts';
import { FirstAdministrator } from './FirstAdministrator.tsx';
import { PersonForm } from './PersonForm.tsx';
import { PersonRow } from './PersonRow.tsx';
import { useSeatDoor } from './seat-context.ts';
import { usePeople } from './use-people.ts';
import type { Said } from './use-people.ts';
import styles from './PeoplePage.module.css';

const SaidLine = ({ said }: { said: Said }) => {
  const { t } = useTranslation();
  switch (said.what) {
    case 'refused':
      return <RefusalNote code={said.code} />;
    case 'read':
      return (
        <>
          <p className={styles.said}>{t('people.said.read', { n: said.read.added, m: said.read.refused.length })}</p>
          <ul>
            {said.read.refused.slice(0, 20).map(({ row, why }) => (
              <li key={`${row}-${why}`}>{t(`people.not.${why}`, { row })}</li>
            ))}
          </ul>
        </>
      );
    default:
      return <p className={styles.said}>{t(`people.said.${said.what}`, { name: showText(said.name) })}</p>;
  }
};

/** Who works here: adding, changing, badges, PINs, a whole list at once. */
export const PeoplePage = () => {
  const { seat } = useSeatDoor();
  if (seat === null) return null;
  // What was said to one person is not the next one's.
  return seat.hasPeople ? <PeopleList key={seat.person?.id} /> : <FirstAdministrator />;
};

const PeopleList = () => {
  const { t } = useTranslation();
  const { people, said, forget, save, unlock, badge, readList } = usePeople();
  const [form, setForm] = useState<{ person: Person | null } | null>(null);
  const file = useRef<HTMLInputElement>(null);
  if (form !== null) {
    const { person } = form;
    return (
      <SettingsPage
        title={
          person === null ? t('people.new') : t('people.editOf', { name: showText(person.name), no: person.operatorNo })
        }
        then={t('people.then')}
      >
        {said === null ? null : <SaidLine said={said} />}
        <PersonForm
          person={person}
          onSave={(input) => {
            void save(input).then((isSaved) => {
              if (isSaved) setForm(null);
            });
          }}
          onCancel={() => {
            setForm(null);
          }}
        />
      </SettingsPage>
    );
  }
  return (
    <SettingsPage title={t('set.page.people')} then={t('people.then')}>
      <div className={styles.told} role="status">
        {said === null ? null : <SaidLine said={said} />}
      </div>
      <ul>
        {people?.map((person) => (
          <PersonRow
            key={person.id}
            person={person}
            onEdit={() => {
              forget();
              setForm({ person });
            }}
            onUnlock={() => void unlock(person)}
            onBadge={(how) => void badge(person, how)}
          />
        ))}
      </ul>
      <SettingRow id="people" label={t('people.add')} effect={t('people.addThen')}>
        {() => (
          <PressButton
            onPress={() => {
              forget();
              setForm({ person: null });
            }}
          >
            {t('people.addOne')}
          </PressButton>
        )}
      </SettingRow>
      <SettingRow id="peopleList" label={t('people.list')} effect={t('people.listThen')}>
        {(ids) => (
          <>
            <input
              ref={file}
              id={ids.control}
              type="file"
              accept=".csv,text/csv"
              hidden
              onChange={(event) => {
                const chosen = event.currentTarget.files?.[0];
                if (chosen !== undefined) void readList(chosen);
                event.currentTarget.value = '';
              }}
            />
            <PressButton
              onPress={() => {
                file.current?.click();
              }}
            >
              {t('people.listChoose')}
            </PressButton>
          </>
        )}
      </SettingRow>
    </SettingsPage>
  );
};

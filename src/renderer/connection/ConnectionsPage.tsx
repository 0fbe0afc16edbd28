import { useState } from 'react';
import type { ConnectionView } from '../../shared/connection.ts';
import { SettingRow } from '../settings/SettingRow.tsx';
import { SettingsPage } from '../settings/SettingsPage.tsx';
import { PressButton } from '../ui/PressButton.tsx';
import { RefusalNote } from '../ui/RefusalNote.tsx';
import { showText } from '../ui/shown-text.ts';
import { useTranslation } from '../ui/words-context.ts';
import { ConnectionForm } from './ConnectionForm.tsx';
import { ConnectionRow } from './ConnectionRow.tsx';
import { useConnections } from './use-connections.ts';
import styles from './ConnectionsPage.module.css';

/** The shops this bench speaks to: their states in words, adding, changing, taking away. */
export const ConnectionsPage = () => {
  const { t } = useTranslation();
  const { list, setList, refusal, remove } = useConnections();
  const [form, setForm] = useState<{ connection: ConnectionView | null } | null>(null);
  const [said, setSaid] = useState<{ what: 'saved' | 'removed'; name: string } | null>(null);
  const open = (connection: ConnectionView | null): void => {
    setSaid(null);
    setForm({ connection });
  };
  if (form !== null) {
    const { connection } = form;
    const title = connection === null ? t('conn.formNew') : t('conn.formEdit', { name: showText(connection.name) });
    return (
      <SettingsPage title={title} then={t('conn.then')}>
        <div className={styles.form}>
          <ConnectionForm
            connection={connection}
            all={list ?? []}
            saveWords={t('conn.save')}
            onSaved={(fresh, name) => {
              setList(fresh);
              setForm(null);
              setSaid({ what: 'saved', name });
            }}
            onCancel={() => {
              setForm(null);
            }}
          />
        </div>
      </SettingsPage>
    );
  }
  return (
    <SettingsPage title={t('set.page.connections')} then={t('conn.then')}>
      <div className={styles.told} role="status">
        {said === null ? null : <p className={styles.said}>{t(`conn.${said.what}`, { name: showText(said.name) })}</p>}
        {list === null && refusal === null ? <p>{t('conn.loading')}</p> : null}
      </div>
      {refusal === null ? null : <RefusalNote code={refusal} />}
      <ul>
        {list?.map((connection) => (
          <ConnectionRow
            key={connection.id}
            connection={connection}
            all={list}
            onEdit={() => {
              open(connection);
            }}
            onRemove={() => {
              setSaid(null);
              void remove(connection.id).then((isRemoved) => {
                if (isRemoved) setSaid({ what: 'removed', name: connection.name });
              });
            }}
          />
        ))}
      </ul>
      {list === null ? null : (
        <SettingRow
          id="connections"
          label={list.length === 0 ? t('conn.empty') : t('conn.more')}
          effect={list.length === 0 ? t('conn.emptyThen') : t('conn.moreThen')}
        >
          {() => (
            <PressButton
              kind={list.length === 0 ? 'strong' : 'plain'}
              onPress={() => {
                open(null);
              }}
            >
              {t('conn.add')}
            </PressButton>
          )}
        </SettingRow>
      )}
    </SettingsPage>
  );
};

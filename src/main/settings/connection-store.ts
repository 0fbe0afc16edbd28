import type { ConnectionKind } from '../../shared/connection.ts';
import type { Database } from '../db/open.ts';

/** A shop this bench speaks to; its id is the `platform` of its returns. No secrets. */
export type StoredConnection = { id: string; kind: ConnectionKind; name: string; baseUrl: string; username: string };

export type ConnectionStore = {
  all: () => StoredConnection[];
  save: (connection: StoredConnection, now: number) => void;
  remove: (id: string) => void;
};

type Row = { id: string; kind: ConnectionKind; name: string; base_url: string; username: string };

export function createConnectionStore(db: Database): ConnectionStore {
  const all = db.prepare<[], Row>('SELECT id, kind, name, base_url, username FROM connection ORDER BY created_at, id');
  const save = db.prepare(
    `INSERT INTO connection (id, kind, name, base_url, username, created_at, changed_at) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, base_url = excluded.base_url, username = excluded.username,
       changed_at = excluded.changed_at`,
  );
  const remove = db.prepare<[string]>('DELETE FROM connection WHERE id = ?');
  return {
    all: () => all.all().map(({ base_url: baseUrl, ...row }) => ({ ...row, baseUrl })),
    save: ({ id, kind, name, baseUrl, username }, now) => {
      save.run(id, kind, name, baseUrl, username, now, now);
    },
    remove: (id) => {
      remove.run(id);
    },
  };
}

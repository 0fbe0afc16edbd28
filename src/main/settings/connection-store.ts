import * as v from 'valibot';
import type { ConnectionKind, Transport } from '../../shared/connection.ts';
import type { Database } from '../db/open.ts';

/** A shop this bench speaks to; its id is the `platform` of its returns. No secrets. */
export type StoredConnection = {
  id: string;
  kind: ConnectionKind;
  name: string;
  transport: Transport;
  baseUrl: string;
  fields: Record<string, string>;
};

export type ConnectionStore = {
  all: () => StoredConnection[];
  save: (connection: StoredConnection, now: number) => void;
  remove: (id: string) => void;
};

type Row = { id: string; kind: ConnectionKind; name: string; transport: string; base_url: string; fields: string };

// The column knows the ways to a gateway; a shop that goes through an ERP has none, and no address, which nothing else lacks.
const StoredTransport = v.picklist(['direct', 'relay']);

const Fields = v.record(v.string(), v.string());

export function createConnectionStore(db: Database): ConnectionStore {
  const all = db.prepare<[], Row>(
    'SELECT id, kind, name, transport, base_url, fields FROM connection ORDER BY created_at, id',
  );
  const save = db.prepare(
    `INSERT INTO connection (id, kind, name, transport, base_url, username, fields, created_at, changed_at)
     VALUES (?, ?, ?, ?, ?, '', ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, transport = excluded.transport, base_url = excluded.base_url,
       fields = excluded.fields, changed_at = excluded.changed_at`,
  );
  const remove = db.prepare<[string]>('DELETE FROM connection WHERE id = ?');
  return {
    all: () =>
      all.all().map(({ base_url: baseUrl, fields, transport, ...row }) => ({
        ...row,
        baseUrl,
        transport: baseUrl === '' ? 'erp' : v.parse(StoredTransport, transport),
        fields: v.parse(Fields, JSON.parse(fields)),
      })),
    save: ({ id, kind, name, transport, baseUrl, fields }, now) => {
      if ((transport === 'erp') !== (baseUrl === '')) throw new Error('an address, or an ERP');
      const column = transport === 'erp' ? 'direct' : transport;
      save.run(id, kind, name, column, baseUrl, JSON.stringify(fields), now, now);
    },
    remove: (id) => {
      remove.run(id);
    },
  };
}

import * as v from 'valibot';
import { DEFAULT_SETTINGS, Settings } from '../../shared/settings.ts';
import type { Database } from '../db/open.ts';

// settings: what this bench is called, who stands at it, its limits. Beside the stages; read by bench and decision.

/** What is undefined stays as it is. */
type SettingsChange = { [K in keyof Settings]?: Settings[K] | undefined };

export type SettingsStore = {
  get: () => Settings;
  /** Writes what differs; `now` in ms. Gives back the whole. */
  set: (change: SettingsChange, now: number) => Settings;
  /** A value that is not the user's but must outlive a start (a pull cursor, for one); null when never written. */
  note: (name: string) => string | null;
  setNote: (name: string, text: string, now: number) => void;
};

export function createSettingsStore(db: Database): SettingsStore {
  const all = db.prepare<[], { name: string; value: string }>('SELECT name, value FROM setting');
  const one = db.prepare<[string], { value: string }>('SELECT value FROM setting WHERE name = ?');
  const write = db.prepare<[string, string, number]>(
    `INSERT INTO setting (name, value, changed_at) VALUES (?, ?, ?)
     ON CONFLICT (name) DO UPDATE SET value = excluded.value, changed_at = excluded.changed_at`,
  );

  const hasInspection = db.prepare<[], { found: number }>('SELECT EXISTS (SELECT 1 FROM inspection) AS found');

  /**
   * A bench that worked before there was a first start counts as set up: something was set, or a parcel was opened. The
   * first start writes `isSetUp: false` with whatever it stores, so that it goes on where it was left.
   */
  const wasUsed = (names: readonly string[]): boolean =>
    names.some((name) => !name.startsWith('note:')) || hasInspection.get()?.found === 1;

  /** Asked several times a scan, changed once a month: read when it was changed. This store is the only writer. */
  let known: Settings | null = null;
  const get = (): Settings => (known ??= read());

  const read = (): Settings => {
    const stored = Object.fromEntries(all.all().map((row) => [row.name, JSON.parse(row.value) as unknown]));
    const isSetUp = wasUsed(Object.keys(stored));
    const parsed = v.safeParse(Settings, { ...DEFAULT_SETTINGS, isSetUp, ...stored });
    // A value that an older version allowed must not keep the bench from starting.
    return parsed.success ? parsed.output : { ...DEFAULT_SETTINGS, isSetUp };
  };

  return {
    get,
    set: (change, now) => {
      known = null;
      db.transaction(() => {
        for (const [name, value] of Object.entries(change)) {
          if (value !== undefined) write.run(name, JSON.stringify(value), now);
        }
      }).immediate();
      return get();
    },
    note: (name) => {
      const row = one.get(`note:${name}`);
      return row === undefined ? null : String(JSON.parse(row.value));
    },
    setNote: (name, text, now) => {
      write.run(`note:${name}`, JSON.stringify(text), now);
    },
  };
}

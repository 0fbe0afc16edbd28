import type { Statement } from 'better-sqlite3';
import type { Database } from './open.ts';

/** From opening the database: by then the window is there, or what it needed first has been compiled by its first use. */
const IDLE_AFTER_MS = 2000;
const SLICE_MS = 3;
const PAUSE_MS = 40;

/** Stands for a statement until it is first used, and from then on passes everything on to it. */
class LateStatement {
  private make: () => Statement;
  private made: Statement | null = null;

  constructor(make: () => Statement) {
    this.make = make;
  }
  compiled(): Statement {
    return (this.made ??= this.make());
  }
  run(...values: unknown[]): ReturnType<Statement['run']> {
    return this.compiled().run(...values);
  }
  get(...values: unknown[]): unknown {
    return this.compiled().get(...values);
  }
  all(...values: unknown[]): unknown[] {
    return this.compiled().all(...values);
  }
  iterate(...values: unknown[]): IterableIterator<unknown> {
    return this.compiled().iterate(...values);
  }
  pluck(): this {
    return this.set((made) => made.pluck());
  }
  raw(): this {
    return this.set((made) => made.raw());
  }
  private set(how: (made: Statement) => Statement): this {
    const { make, made } = this;
    if (made === null) this.make = () => how(make());
    else how(made);
    return this;
  }
}

/**
 * Three hundred statements are made when the stages are wired, and compiling them was a third of opening the station: the
 * window waited for it. Here each is compiled by its first use, the rest while nothing else goes on. A statement that
 * SQLite refuses is a bug, and throws at its first use; a test compiles them all (tests/unit/db/late-statements.test.ts).
 */
export function prepareLate(db: Database): void {
  const prepare = db.prepare.bind(db) as unknown as (sql: string) => Statement;
  const waiting: LateStatement[] = [];
  const compileSome = (): void => {
    if (!db.open) return;
    const endAt = performance.now() + SLICE_MS;
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      try {
        next.compiled();
      } catch {
        // A failing disk, or a bug: whoever uses it first meets the same fault where it can be told.
      }
      if (performance.now() > endAt) {
        setTimeout(compileSome, PAUSE_MS).unref();
        return;
      }
    }
    // What is prepared from here on is used at once.
    db.prepare = prepare as unknown as Database['prepare'];
  };
  db.prepare = ((sql: string) => {
    const late = new LateStatement(() => prepare(sql));
    waiting.push(late);
    return late;
  }) as unknown as Database['prepare'];
  setTimeout(compileSome, IDLE_AFTER_MS).unref();
}

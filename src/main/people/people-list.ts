import { parse } from 'csv-parse/sync';
import * as v from 'valibot';
import { OperatorNo, PersonName } from '../../shared/people.ts';
import type { PeopleRead, PersonInput, PersonRole } from '../../shared/people.ts';

/** A person as a list names them. */
type Refused = PeopleRead['refused'][number];

const HEADERS: Record<'number' | 'name' | 'role', readonly string[]> = {
  number: ['工号', '编号', 'operator', 'operator number', 'no', 'number'],
  name: ['姓名', '名字', 'name'],
  role: ['角色', '岗位', '职位', 'role'],
};
const ROLE_WORDS: Readonly<Record<string, PersonRole>> = {
  收货员: 'receiver',
  收货: 'receiver',
  receiver: 'receiver',
  质检员: 'inspector',
  质检: 'inspector',
  inspector: 'inspector',
  主管: 'supervisor',
  supervisor: 'supervisor',
  店铺客服: 'agent',
  客服: 'agent',
  'shop agent': 'agent',
  agent: 'agent',
  管理员: 'administrator',
  administrator: 'administrator',
};
/** A list is of one warehouse. */
const MOST_ROWS = 1000;

/** `DROP TABLE`, `=cmd|…` and `<script>` are names like others and stay text; what is no name or number is told by its row. */
export function readPeople(
  csv: string,
  isKnown: (operatorNo: string) => boolean,
): { people: PersonInput[]; refused: Refused[] } {
  let rows: string[][];
  try {
    rows = parse(csv, { bom: true, relax_column_count: true, trim: true, to: MOST_ROWS + 1 });
  } catch (error) {
    // A quote that is never closed: no row of it can be told from the next.
    if (error instanceof Error && 'code' in error) return { people: [], refused: [{ row: 0, why: 'columns' }] };
    throw error;
  }
  const isEmpty = (cells: readonly string[]): boolean => cells.every((cell) => cell === '');
  const headAt = rows.findIndex((cells) => !isEmpty(cells));
  const heads = (rows[headAt] ?? []).map((one) => one.toLowerCase());
  const columnOf = (what: keyof typeof HEADERS): number => heads.findIndex((head) => HEADERS[what].includes(head));
  const at = { number: columnOf('number'), name: columnOf('name'), role: columnOf('role') };
  if (at.number < 0 || at.name < 0 || at.role < 0) return { people: [], refused: [{ row: 0, why: 'columns' }] };

  const taken = new Set<string>();
  const people: PersonInput[] = [];
  const refused: Refused[] = [];
  for (const [index, cells] of rows.entries()) {
    if (index <= headAt || isEmpty(cells)) continue;
    // As a table program counts: its very first row is 1.
    const row = index + 1;
    const number = v.safeParse(OperatorNo, cells[at.number] ?? '');
    const name = v.safeParse(PersonName, cells[at.name] ?? '');
    const roles = (cells[at.role] ?? '').split(/[、,;/+]/).map((word) => ROLE_WORDS[word.trim().toLowerCase()]);
    const why = ((): Refused['why'] | null => {
      if (!number.success) return 'number';
      if (!name.success) return 'name';
      if (roles.includes(undefined)) return 'role';
      if (taken.has(number.output.toLowerCase())) return 'twice';
      return isKnown(number.output) ? 'known' : null;
    })();
    if (why !== null || !number.success || !name.success) {
      refused.push({ row, why: why ?? 'number' });
      continue;
    }
    taken.add(number.output.toLowerCase());
    people.push({
      ...{ id: null, operatorNo: number.output, name: name.output, pin: null },
      roles: [...new Set(roles.filter((role) => role !== undefined))],
      ...{ shops: [], mayConfirm: false, deputyUntil: null, isActive: true },
    });
  }
  return { people, refused };
}

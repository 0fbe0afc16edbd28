import { describe, expect, it } from 'vitest';
import { readPeople } from '../../../src/main/people/people-list.ts';

const nobody = (): boolean => false;

describe('a list of people', () => {
  it('is read with Chinese or English heads, in any order, several roles to a person', () => {
    const { people, refused } = readPeople('\uFEFF姓名,角色,工号\n李静,质检员、主管,0217\n王强, 收货 ,0218\n', nobody);
    expect(refused).toEqual([]);
    expect(people.map(({ operatorNo, name, roles }) => [operatorNo, name, roles])).toEqual([
      ['0217', '李静', ['inspector', 'supervisor']],
      ['0218', '王强', ['receiver']],
    ]);
    expect(readPeople('No,Name,Role\nA1,Ann,Shop agent\n', nobody).people[0]?.roles).toEqual(['agent']);
  });

  it('tells each row it leaves out as the table counts it, empty ones too, and why; the first of two with one number is taken', () => {
    const csv = [
      ',,',
      '工号,姓名,角色',
      '1,甲,质检员',
      '1,乙,质检员',
      'a b,丙,质检员',
      '',
      '3,,质检员',
      '4,丁,经理',
      '5,戊,主管',
      'A6,己,主管',
      'a6,庚,主管',
    ];
    const { people, refused } = readPeople(csv.join('\n'), (no) => no === '5');
    expect(people.map(({ name }) => name)).toEqual(['甲', '己']);
    expect(refused).toEqual([
      { row: 4, why: 'twice' },
      { row: 5, why: 'number' },
      { row: 7, why: 'name' },
      { row: 8, why: 'role' },
      { row: 9, why: 'known' },
      { row: 11, why: 'twice' },
    ]);
  });

  it('takes names that look like SQL, formulas or markup for names', () => {
    const names = ["'; DROP TABLE x;--", '=1+1', '<b>x</b>'];
    const csv = ['number,name,role', ...names.map((name, n) => `${n},"${name}",inspector`)].join('\n');
    expect(readPeople(csv, nobody).people.map(({ name }) => name)).toEqual(names);
  });

  it.each(['', 'a,b,c\n1,2,3', '工号,姓名\n1,甲', '工号,姓名,角色\n"1,甲,质检员\n'])(
    'says that the columns are wrong: %j',
    (csv) => {
      expect(readPeople(csv, nobody)).toEqual({ people: [], refused: [{ row: 0, why: 'columns' }] });
    },
  );

  it('stops at a thousand rows', () => {
    const rows = Array.from({ length: 1200 }, (_, n) => `${n},甲${n},质检员`);
    expect(readPeople(['工号,姓名,角色', ...rows].join('\n'), nobody).people).toHaveLength(1000);
  });
});

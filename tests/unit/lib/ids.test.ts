import { expect, test } from 'vitest';
import { createIds } from '../../../src/main/lib/ids.ts';
import type { Clock } from '../../../src/main/lib/clock.ts';

const clockAt = (now: () => number): Clock => ({ now, after: () => () => undefined });

test('ids stay different when the drawn chance is used up and drawn anew', () => {
  const ids = createIds(clockAt(() => 1_767_000_000_000));
  const made = Array.from({ length: 2000 }, ids.next);
  expect(new Set(made).size).toBe(2000);
  expect(made.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id))).toBe(
    true,
  );
});

test('a later id sorts after an earlier one', () => {
  let now = 1_767_000_000_000;
  const ids = createIds(clockAt(() => now));
  const made = Array.from({ length: 600 }, () => {
    now += 1;
    return ids.next();
  });
  expect(made).toEqual(made.toSorted());
  expect(parseInt(made[0]?.replaceAll('-', '').slice(0, 12) ?? '', 16)).toBe(1_767_000_000_001);
});

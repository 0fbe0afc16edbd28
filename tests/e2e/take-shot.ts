import { until } from './world.ts';
import type { World } from './world.ts';

const takenOf = async ({ station }: World): Promise<number | null> =>
  (await station.bench()).session?.shots.reduce((sum, { count }) => sum + count, 0) ?? null;

const HEARD_WITHIN_MS = 8_000;
const PRESSES = 3;

/**
 * The pedal, and a moment until the camera shows another picture: the very same one again would be called stuck. Where no
 * picture comes, it is pressed again, as anybody would; the output says so.
 */
export async function takeShot(
  world: World,
  press: (key: string) => Promise<void> = (key) => world.press(key),
): Promise<void> {
  const before = (await takenOf(world)) ?? 0;
  const isTaken = (): Promise<boolean> =>
    until(
      () => takenOf(world),
      (now) => now === null || now > before,
      HEARD_WITHIN_MS,
    ).then(
      () => true,
      () => false,
    );
  for (let presses = 1; ; presses += 1) {
    await press('F5');
    if (await isTaken()) break;
    if (presses === PRESSES) throw new Error(`${String(PRESSES)} presses of the pedal, and no picture`);
    process.stdout.write('a press of the pedal was not heard: once more\n');
  }
  await world.page.waitForTimeout(600);
}

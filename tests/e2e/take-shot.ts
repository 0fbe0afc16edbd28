import { until } from './world.ts';
import type { World } from './world.ts';

const takenOf = async ({ station }: World): Promise<number | null> =>
  (await station.bench()).session?.shots.reduce((sum, { count }) => sum + count, 0) ?? null;

/** The pedal, and a moment until the camera shows another picture: the very same one again would be called stuck. */
export async function takeShot(
  world: World,
  press: (key: string) => Promise<void> = (key) => world.press(key),
): Promise<void> {
  const before = (await takenOf(world)) ?? 0;
  await press('F5');
  await until(
    () => takenOf(world),
    (now) => now === null || now > before,
  );
  await world.page.waitForTimeout(600);
}

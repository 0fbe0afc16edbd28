import { COURIER_LISTED_AS } from '../../shared/couriers.ts';
import type { CourierId } from '../../shared/couriers.ts';

const plain = (name: string): string => name.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase();

/** The courier of a platform's own list that is ours; null when none of our names for it is there. */
export function findCourier<C>(listed: readonly C[], nameOf: (one: C) => string, courier: CourierId): C | null {
  const wanted = COURIER_LISTED_AS[courier].map(plain);
  const found = listed.filter((one) => wanted.includes(plain(nameOf(one))));
  const placeOf = (one: C): number => wanted.indexOf(plain(nameOf(one)));
  return found.sort((a, b) => placeOf(a) - placeOf(b))[0] ?? null;
}

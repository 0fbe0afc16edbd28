import { safeParse } from 'valibot';
import type { GenericSchema } from 'valibot';
import { ConnectionAddress } from '../../shared/connection.ts';

// connection (window's side): to which shop this bench speaks. Before everything else of a shop: returns come in through
// it, and sync sends through it.

type AddressCheck = { ok: true; address: string } | { ok: false; why: AddressFault };
type AddressFault = 'empty' | 'not-secure' | 'has-user' | 'malformed';

/**
 * The typed address of a shop (or what else `allowed` takes) as the station takes it, or what is wrong with it. Full-width signs of an input method are
 * made plain, and a missing `https://` is put in front; what is not secure is refused, never mended.
 */
export const checkAddress = (typed: string, allowed: GenericSchema<string> = ConnectionAddress): AddressCheck => {
  const text = typed.normalize('NFKC').trim();
  if (text === '') return { ok: false, why: 'empty' };
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  const authority = /^[^:]+:\/\/([^/?#]*)/.exec(address)?.[1] ?? '';
  if (authority.includes('@')) return { ok: false, why: 'has-user' };
  if (safeParse(allowed, address).success) return { ok: true, address };
  const asSecure = address.replace(/^http:/i, 'https:');
  const isOnlyUnsafe = asSecure !== address && safeParse(allowed, asSecure).success;
  return { ok: false, why: isOnlyUnsafe ? 'not-secure' : 'malformed' };
};

import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

// people: who stands at the bench, what they proved, what they may. Beside the stages; above db and custody, below the
// handlers, which it lets through or refuses.

/** 32 MB and about a tenth of a second for each guess; the floor OWASP names for scrypt is N = 2^15 with r = 8, p = 3. */
const COST = { N: 2 ** 15, r: 8, p: 3, maxmem: 64 * 1024 * 1024 };
const HASH_BYTES = 32;

export type PinHash = { salt: string; hash: string };

const derive = (pin: string, salt: Buffer): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    scrypt(pin, salt, HASH_BYTES, COST, (error, key) => {
      if (error === null) resolve(key);
      else reject(error);
    });
  });

/** scrypt (RFC 7914) of a PIN with a salt of its own; both in hex. */
export async function hashPin(pin: string): Promise<PinHash> {
  const salt = randomBytes(16);
  return { salt: salt.toString('hex'), hash: (await derive(pin, salt)).toString('hex') };
}

/** A hash of nobody: looked at where there is no person or no PIN, so that the answer takes as long. */
const NOBODYS: PinHash = { salt: '00'.repeat(16), hash: '00'.repeat(HASH_BYTES) };

/** Whether this is the PIN; takes the same time for every answer, and for none stored. */
export async function isPinOf(pin: string, stored: PinHash | null): Promise<boolean> {
  const { salt, hash } = stored ?? NOBODYS;
  const derived = await derive(pin, Buffer.from(salt, 'hex'));
  const isSame = timingSafeEqual(derived, Buffer.from(hash, 'hex'));
  return stored !== null && isSame;
}

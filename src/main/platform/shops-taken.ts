// An ERP keeps the returns of several shops. A shop of its own connection here is told under that one and nowhere else, and a
// return that is known already stays where it became known: nothing is refunded under two names. All pure.

/** Which returns of an ERP one connection takes. */
export type ShopsTaken = {
  /** Only this shop's; null: all but `others`. */
  only: string | null;
  /** Shops with connections of their own. */
  others: readonly string[];
  /** Under which connections, of those that may know returns of this ERP, this return is stored. */
  holdersOf: (told: { returnNo: string; orderNo: string }) => readonly string[];
};

/** `shop`: the ERP's number of it; null where the ERP names none. */
type Told = { returnNo: string; orderNo: string; shop: string | null };

/** Whether the connection `self` tells of this return. Absent `shops`: an ERP that nobody goes through tells of all. */
export function takesReturn(shops: ShopsTaken | undefined, self: string, { shop, ...told }: Told): boolean {
  if (shops === undefined) return true;
  const holders = shops.holdersOf(told);
  if (holders.includes(self)) return true;
  if (holders.length > 0) return false;
  const name = (shop ?? '').trim();
  return shops.only === null ? !shops.others.includes(name) : name === shops.only;
}

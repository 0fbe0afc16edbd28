/** China has one time; a shop that is paid in yuan is there, wherever the bench's clock says it stands. */
export const shopZone = ({ currency }: { currency: string }, systemZone: string): string =>
  currency === 'CNY' ? 'Asia/Shanghai' : systemZone;

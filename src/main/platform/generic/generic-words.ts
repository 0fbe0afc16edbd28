// Sentences of this connector itself. They stand where a platform's own words would, so each is in both languages.

const both = (zh: string, en: string): string => `${zh} / ${en}`;

export const WRONG_ADDRESS = both(
  '这个地址上没有 DockProof 接口（返回 404），什么都没做。请核对地址和它后面的路径。',
  'There is no DockProof interface at this address (404); nothing was done. Check the address and its path.',
);
export const ENDLESS_PAGES = both(
  '对方说还有下一页，却一直给同一个位置，已停下。请让对方的开发核对 cursor。',
  'The system says that more follows but never moves on; stopped. Its developer should check the cursor.',
);
export const BAD_CURSOR = both(
  '对方不认位置，也不肯从头给，什么都没读到。请让对方的开发核对 cursor。',
  'The system takes no position, and not the beginning either; nothing was read. Its developer should check the cursor.',
);
export const OTHER_CURRENCY = both(
  '订单的币种和指令的不一样，没有退款。请核对。',
  'The order is in another currency than the command; nothing was refunded. Check it.',
);
export const PICTURE_NOT_MADE = both(
  '有一张凭证图片做不出来，没有发拒绝。请打开这一箱核对照片，再放行。',
  'A picture of the proof could not be made; the refusal was not sent. Check the pictures of this box, then release.',
);

/** Our sentence for a state that ends a refund before it is sent. */
export const OVER_WORDS = {
  refunded: both('对方系统里已经退过了，没有再发。', 'Already refunded in the other system; nothing was sent.'),
  closed: both(
    '这张退货单在对方系统里已关闭，没有发。',
    'This return is closed in the other system; nothing was sent.',
  ),
  withdrawn: both('买家已撤销这张退货单，没有发。', 'The buyer has withdrawn this return; nothing was sent.'),
  locked: both(
    '这张退货单在对方系统里被锁住，没有退款。等那边处理完再放行。',
    'This return is locked in the other system; nothing was refunded. Release it when they are done.',
  ),
} as const;

export const overPaid = (wantedCents: number, leftCents: number): string => {
  const yuan = (cents: number): string => (cents / 100).toFixed(2);
  return both(
    `要退 ${yuan(wantedCents)}，这一单最多还能退 ${yuan(leftCents)}，没有退款。请核对金额。`,
    `Ordered ${yuan(wantedCents)}, but only ${yuan(leftCents)} is left of what was paid; nothing was refunded. Check the amount.`,
  );
};

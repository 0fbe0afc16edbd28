// Why a connection was not saved, or not taken away.

export const zhConnectErrors = {
  'unknown-connection': { what: '找不到这个连接', then: '什么都没改。重新打开“连接”页。' },
  'connection-busy': { what: '这个店还有退款没发完，不能断开', then: '退款照常在发。按 F11 看，等发完再断开。' },
  'secret-needed': { what: '还没填密码或令牌', then: '别的都没改。填上，再试一次。' },
  'erp-not-there': { what: '选的 ERP 不在这台的连接里', then: '什么都没改。先把那个 ERP 连上，再选一次。' },
  'erp-shop-taken': {
    what: '这个店铺编号已经连了一家店',
    then: '什么都没改。一个编号只能连一家：核对编号，或先断开那一家。',
  },
  'erp-carries': { what: '还有店铺的售后走这个 ERP，不能断开', then: '照常在收。先断开那几家店，或给它们换一个 ERP。' },
  'erp-not-switched': {
    what: '连好的店不能在自己的接口和 ERP 之间换',
    then: '什么都没改。两边的售后单号不一样，换了同一单会进来两次：等它的单都办完，断开再新连。',
  },
} as const;

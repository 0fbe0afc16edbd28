// Goods packed for their buyer 寄回, and the words of why not.

export const zhRepackErrors = {
  'repack-open': {
    what: '台上正在打包寄回，先把它办完',
    then: '刚才扫的没有登记，货都没动。寄出扫“打包寄回”码或按 F4；不寄了按 F12 退出。',
  },
  'repack-nothing': {
    what: '没有要打包寄回的货',
    then: '什么都没改。先扫原来的运单；要寄的货，在记录里把去向选成“寄回买家”。',
  },
  'repack-undecided': {
    what: '这一单还没处理完，货先不能寄回',
    then: '货放回原处，什么都没改。请主管先定下来，再来打包。',
  },
  'repack-kept': {
    what: '平台还没有裁定，货要留证，不能寄回',
    then: '货放回留证格，什么都没改。裁定以后，把去向改成“寄回买家”再打包。',
  },
  'repack-incomplete': {
    what: '还缺寄出运单，或还没选运费谁付',
    then: '录像照常，说过的都在。扫新运单，按 F1、F2 或 F3 选谁付，再寄出。',
  },
  'repack-own-waybill': {
    what: '这是它退回来时的旧运单',
    then: '没有登记。把旧面单盖住，扫新贴的那一张。',
  },
  'repack-known-waybill': {
    what: '这个运单是另一件退货的',
    then: '没有登记，那一件也没打开。扫新贴的寄出面单；要验那一件，先把这次打包办完。',
  },
  'repack-goods': {
    what: '这是货上的码，不是运单',
    then: '没有登记。货直接装箱就行；封好以后扫新贴的寄出面单。',
  },
  'repack-gone': {
    what: '这一件的货已经寄回买家了，打不开',
    then: '什么都没改。看记录；货又回来了，按新来的包裹扫。',
  },
  'scrap-same-person': {
    what: '报废要两个人，第二个人不能是你自己',
    then: '货还在原处，什么都没改。请另一位同事扫工牌、输 PIN 码。',
  },
  'scrap-not-theirs': {
    what: '这位同事没有在台上干活的岗位，不能见证报废',
    then: '货还在原处，什么都没改。请收货员、质检员、主管或管理员来。',
  },
} as const;

export const zhRepack = {
  repack: {
    title: '打包寄回',
    offer: '货要寄回买家：{{n}} 件',
    begin: '开始打包，全程录像',
    how: '把货装进箱子，让摄像头看得见。',
    goods: '装进去的货',
    units: '{{n}} 件',
    staying: '还有 {{n}} 件留在这里，不寄',
    place: '货在',
    from: '退回时的运单',
    buyer: '买家',
    waybill: '寄出运单',
    handPlaceholder: '扫不了？打新面单上的运单号',
    handGo: '记下',
    payer: '运费谁付',
    notYet: '还没有',
    next: {
      'scan-waybill': '装好封箱，扫新贴的运单',
      'choose-payer': '选运费谁付',
      close: '按 F4 寄出，或扫“打包寄回”码',
    },
    send: '寄出',
    strip: '打包寄回',
    film: '打包寄回',
    atBench: '到验货台打包，全程录像',
  },
  repackEvent: {
    begun: '开始',
    said: '登记',
    sent: '已寄出',
    dropped: '中止，没寄出',
  },
} as const;

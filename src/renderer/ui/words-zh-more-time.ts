// A person asks the platform to let its own timer run longer: what is pressed, and what came of it.

export const zhMoreTime = {
  moreTime: {
    ask: '向平台申请延时',
    asking: '正在问平台…',
    timer: '平台时限 {{time}}',
    noTimer: '平台没有给时限',
    by: '{{who}} {{time}} 申请：',
  },
  moreTimeSaid: {
    granted: {
      what: '平台同意了，平台时限延到 {{time}}。',
      then: '本台的退款截止看右上角，不会超过法定期限。',
    },
    taken: {
      what: '平台收下了申请，但读回来的时限没有变晚。',
      then: '先别当成已经延了，按原时限办；到平台后台核对。',
    },
    refused: { what: '平台没有同意。', then: '单子和钱都没动，按原时限办。' },
    'not-open': {
      what: '这一单在平台上已经办完、关闭或由客服处理，没有申请。',
      then: '单子和钱都没动，按平台上的状态办。',
    },
    'not-asked': { what: '没有问成，平台没收到申请。', then: '单子和钱都没动，时限照旧；好了再按一次。' },
    unknown: {
      what: '问了平台，没收到能认的回答，不知道延了没有。',
      then: '钱没有动，先按原时限办；过一会儿再按一次，已经延过平台会说。',
    },
    unheard: { what: '问过平台，还没有记下回答。', then: '钱没有动，先按原时限办；可以再按一次。' },
  },
  /** What stood in the way, in the trade's own words: nothing of it goes on by itself. */
  moreTimeWhy: {
    'net:no-connection': '连不上平台。',
    'net:certificate': '对方的证书不对，请管理员查网络和电脑日期。',
    'net:timeout': '平台太久没回话。',
    'net:dropped': '说到一半断了。',
    'net:portal': '网络要先登录。',
    'net:garbled': '回来的话看不懂。',
    'net:too-large': '回来的内容太大，没收。',
    'net:redirect': '地址被转到别处，请管理员查平台地址。',
    'net:wrong-address': '这个地址上没有要找的接口，请管理员核对平台地址。',
    'net:busy': '平台说太忙。',
    'net:signed-out': '平台要重新授权，请管理员重新登录店铺。',
    'net:server-fault': '平台自己出错了。',
    'sync:not-found': '平台说没有这张售后单，请核对单号。',
    'sync:no-call': '这个平台现在没有延时的接口。',
  },
  moreTimeStep: {
    asked: '问了平台',
    granted: '同意',
    taken: '收下了，时限没变晚',
    refused: '没同意',
    'not-open': '单子已不是待处理，没有问',
    'not-asked': '没问成',
    unknown: '没收到能认的回答',
  },
} as const;

export const zhMoreTimeErrors = {
  'more-time-not-here': {
    what: '这个平台现在不能用接口申请延时',
    then: '什么都没发。要延时请到平台后台办，或先按原时限处理。',
  },
} as const;

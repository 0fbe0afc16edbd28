import { zhMoreTime } from './words-zh-more-time.ts';

// The platform's people want proof: a person hands in photos and a comment, and what came of it.

export const zhProof = {
  proof: {
    open: '向平台仲裁举证',
    asking: '正在问平台要什么…',
    askAgain: '再问一次',
    notRead: '问不到平台要什么，先没有交。',
    notWanted: '平台现在没有要我们举证，没有交。要补材料请到平台后台。',
    wants: '平台要：',
    due: '截止 {{time}}',
    noDue: '平台没说什么时候截止',
    pictures: '交哪几张（最多 {{max}} 张，已选 {{n}} 张）',
    noPictures: '这一单没有照片，交不了。',
    comment: '说明 {{n}}/{{max}}',
    commentHint: '收到时什么样、和发出的哪里不一样，照实写',
    then: '图先放到你们的中转，再把网址和说明交给平台，只交一次，收不回来。网址谁拿到都能看：姓名、电话、地址请先在图上涂掉。',
    submit: '交给平台',
    sending: '正在传图、交给平台…',
    cancel: '不交了',
    by: '{{who}} {{time}} 举证，{{n}} 张图：',
    again: '再交一次',
    problem: {
      pictures: '选 1 到 {{max}} 张图',
      comment: '写两个字以上的说明',
      accuses: '说明里不要写“掉包”“骗子”这类话，只写看到的',
    },
  },
  proofSaid: {
    taken: { what: '平台收下了。', then: '等平台看；结果到了在这里登记。' },
    takenStill: { what: '平台说收下了，但读回来还在要举证。', then: '到平台后台看一眼，没有就在后台补。' },
    seen: { what: '没等到回话，读回来仲裁里已经有这份举证。', then: '算交上了，等平台看。' },
    refused: { what: '平台没有收。', then: '照平台说的改了再交，或到平台后台交。' },
    'not-wanted': { what: '平台已经不要举证了，没有交。', then: '要补材料请到平台后台。' },
    'not-sent': { what: '没有交上，平台没收到。', then: '好了再交一次，离截止近就到平台后台交。' },
    unknown: {
      what: '交了，没等到能认的回话，不知道收没收到。',
      then: '到平台后台看一眼；还在要举证可以再交一次。',
    },
    unknownGone: {
      what: '交了，没等到回话；读回来平台已经不要举证了。',
      then: '多半是收到了，到平台后台看一眼。',
    },
    unheard: { what: '开始交了，没有记下结果。', then: '到平台后台看一眼；还在要举证可以再交一次。' },
  },
  proofWhy: { ...zhMoreTime.moreTimeWhy, 'sync:no-call': '这个平台现在没有举证的接口。' },
  proofStep: {
    begun: '交给平台',
    taken: '平台收下了',
    seen: '读回来已有这份举证',
    refused: '平台没有收',
    'not-wanted': '平台不要举证了，没交',
    'not-sent': '没交上',
    unknown: '没等到能认的回话',
  },
  proofPictures: '{{n}} 张图',
} as const;

export const zhProofErrors = {
  'proof-not-here': {
    what: '这一单现在不能用接口举证',
    then: '什么都没交。平台没有介入，或没有接中转放图片：请导出举证包，到平台后台上传。',
  },
} as const;

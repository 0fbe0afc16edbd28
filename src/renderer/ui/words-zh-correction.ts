// What a platform refused for good, said anew and sent again.

export const zhCorrection = {
  correction: {
    open: '更正后重发',
    door: '改退款金额，等第二个人（{{n}}）',
    doorMine: '改退款金额，等我确认（{{n}}）',
    mine: '改了退款金额，等你确认：{{n}} 笔',
    mineThen: '平台没收原来的数，有人提了新的。你确认之前什么都不发。',
    said: '平台的话',
    before: '原来',
    after: '改成',
    same: '（没改）',
    noCode: '没选',
    pictures: '{{n}} 张图',
    why: '为什么改',
    whyHint: '平台要什么、改了哪里',
    problem: {
      sum: '填大于 0、不超过 {{max}} 的数，最多两位小数',
      same: '和原来一样，没有改',
      why: '写一句为什么改，至少 2 个字',
    },
    reading: '正在读这一条…',
    refund: {
      sum: '应退多少（元）',
      most: '最多 {{max}}',
      then: '另一个人确认之前什么都不发，这一条还停在这里。确认后用同一个退款号先查再发：同一张售后单绝不会退两次。',
      thenCall: '退款从 {{before}} 改成 {{amount}}：确认后马上用原来的退款号先查再发，{{shop}} 退给买家；收不回来。',
      submit: '提出，等确认',
      proposed: '{{who}} 提：把退款改成 {{amount}}，原来',
      done: '已提出：等另一个人确认，确认前什么都不发',
      confirmed: '{{who}} 确认改成 {{amount}}，正在重发',
      confirmedHand: '{{who}} 确认改成 {{amount}}；这家没有接口能退这个数，请到平台后台退，再在这里登记',
      rejected: '没有同意，金额照旧，这一条还停着',
    },
    refuse: {
      then: '改好就用同一个拒绝号先查再发。原来的话、图和谁改的都留着。',
      submit: '更正并重发',
      done: '已更正，正在重发',
      notHere: '这一单现在不能从这里拒绝：到平台后台办，办好在这一条登记。',
    },
  },
  correctionStep: { proposed: '提出改金额', confirmed: '确认改金额', rejected: '没同意改金额' },
} as const;

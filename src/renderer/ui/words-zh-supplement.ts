// Money added to a partial refund that has ended, by two people's words.

export const zhSupplement = {
  supplement: {
    open: '补退…',
    waiting: '补退待确认（{{n}}）',
    title: '补退：已部分退款，再补一笔',
    then: '只补一次，两个人定：一个人提，另一个人确认。加起来不会超过买家付的钱。',
    find: '运单号或售后单号',
    findHint: '完整的单号',
    search: '查',
    none: '没有这个单号的部分退款。核对单号；还没定的单在「待处理」里定。',
    noneWaiting: '没有等确认的补退。输入单号来提一笔。',
    sums: '买家付 {{paid}} · 已退 {{before}} · 最多再补 {{left}}',
    amount: '补多少（元）',
    amountBad: '填大于 0、不超过 {{max}} 的数，最多两位小数',
    reason: '为什么补（裁决、协商结果）',
    reasonBad: '理由至少写 2 个字',
    propose: '提出补退',
    proposed: '{{who}} 提：补退 {{amount}}',
    ordered: '补退 {{amount}}',
    state: {
      waiting: '等着发给平台',
      unknown: '已发出，正在核实',
      parked: '停住：到「同步」看一眼，要手工退的在那里登记',
      done: '已办妥',
      cancelled: '已撤回',
    },
    takeBack: '撤回补退',
    byHand: '{{who}} 确认补退 {{amount}}：请到平台后台退，再到「同步」登记',
    close: '关上',
  },
  supplementStep: { proposed: '提出', confirmed: '确认', rejected: '没同意', undone: '撤回了确认' },
} as const;

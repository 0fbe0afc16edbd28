// Why a word on a decision was not taken: part of the table of refusals.

export const zhApprovalErrors = {
  'people-needed': {
    what: '这台还没有登记人员，没人能当第二个人',
    then: '意见留着，什么都没发。请管理员在“设置 → 人员”里登记后再确认。',
  },
  'same-person': {
    what: '提意见的人不能自己确认',
    then: '什么都没发，意见留着。请另一位主管或店铺客服扫工牌确认。',
  },
  'word-not-yours': {
    what: '这一单不归你确认',
    then: '什么都没发，意见留着。请这家店的客服，或有确认权的主管来。',
  },
  'supervisor-word-missing': {
    what: '两个人里没有主管',
    then: '什么都没发，意见留着。和买家说法不符的，要有一位主管。',
  },
  'proposer-gone': {
    what: '提意见的人查不到，或已没有这个权限',
    then: '什么都没发。请现在有权的人重新提一次，再由另一个人确认。',
  },
  'proposal-changed': {
    what: '意见或金额已经变了，不是你看到的那份',
    then: '什么都没发。看一眼新的再决定；应退金额变了就重新提。',
  },
  'nothing-to-confirm': {
    what: '这里没有等确认的退款意见',
    then: '什么都没变。重新打开这一单看现在的情况。',
  },
} as const;

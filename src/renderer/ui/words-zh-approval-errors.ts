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
  'not-negotiable': {
    what: '这一单现在不用协商',
    then: '什么都没变。只有和买家说法对不上、还没定的单才转协商；其它的直接处理。',
  },
  'no-time-to-negotiate': {
    what: '没有时间再谈了',
    then: '没有转协商。退款截止已到或选的时间已过：现在就定，或选一个来得及的时间。',
  },
  'owner-not-possible': {
    what: '这个人不能负责这一单的协商',
    then: '没有转协商。选一位在职的主管，或这家店的客服。',
  },
  'no-negotiation': {
    what: '这一单没有在协商',
    then: '什么都没存。重新打开这一单；还要谈，就先转协商。',
  },
  'supplement-not-here': {
    what: '这一单没有可补的钱',
    then: '什么都没发。只有已部分退款、还没退满的单才能补退；别的回「待处理」定。',
  },
  'supplement-first': {
    what: '前一笔部分退款还没结束',
    then: '什么都没发。到「同步」看前一笔，办妥后再补退。',
  },
  'supplement-made': {
    what: '这一单已经补退过一次',
    then: '没有再发。一张售后单只补一次；还要退，请到平台后台办，并记在案件里。',
  },
  'correction-not-here': {
    what: '这一条现在不能更正',
    then: '什么都没发。它已经放行、办结，平台又答了新的话，或者发出去的还可能办成。看这一条现在的样子：还停着就放行，或在别处办好后登记。',
  },
  'correction-same': {
    what: '和原来一样，没有改',
    then: '什么都没发。改了再交；不用改就直接放行。',
  },
  'nothing-to-confirm': {
    what: '这里没有等确认的退款意见',
    then: '什么都没变。重新打开这一单看现在的情况。',
  },
} as const;

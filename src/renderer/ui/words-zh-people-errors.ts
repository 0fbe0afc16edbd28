// Sentences for what people and their rights refuse: `what` happened, `then` what is safe and what to do next.

export const zhPeopleErrors = {
  'sign-in-needed': { what: '还没签到', then: '刚才的没做，什么都没改。扫你的工牌，再做一次。' },
  'not-allowed': { what: '你的岗位不能做这一步', then: '什么都没改。请主管或管理员扫工牌来做。' },
  'pin-needed': { what: '这一步要输 PIN', then: '什么都没改。输入你的 PIN，再做一次。' },
  'pin-wrong': { what: '工号或 PIN 不对', then: '什么都没改。看清数字再输；忘了，找管理员重设。' },
  'pin-locked': {
    what: 'PIN 错得太多，先锁住了',
    then: '什么都没丢，扫工牌照样可以验货。过一会儿再输；急用，请管理员解锁。',
  },
  'pin-not-set': { what: '你还没有 PIN', then: '什么都没改。请管理员在“设置 → 人员”里给你设一个。' },
  'pin-weak': { what: '这个 PIN 太好猜，没有保存', then: '别用同一个数字或 1234 这样的顺子，换一个再存。' },
  'badge-unknown': { what: '这张工牌这里不认识', then: '谁在台上没变。用自己最新的工牌；换过新的，旧的就作废了。' },
  'seat-taken': { what: '台上还有别人打开的箱子', then: '人没换，箱子照常在录。先完成或按 F8 暂存，再扫工牌。' },
  'operator-taken': { what: '这个工号已经是别人的', then: '没有保存。工号跟人走，不改也不转给别人；换一个没用过的。' },
  'operator-by-badge': { what: '工号不在这里填了', then: '没有保存。扫工牌就换人；改名字到“设置 → 人员”。' },
  'last-administrator': { what: '这是最后一位管理员，没有改', then: '先让另一个人当管理员，再改这一位。' },
  'unknown-person': { what: '找不到这个人', then: '什么都没改。重新打开“设置 → 人员”看名单。' },
  'people-known': { what: '这台已经有管理员了', then: '什么都没改。请他扫工牌，再加你。' },
} as const;

// Why a text or pictures could not be taken to a buyer: part of the table of refusals.

export const zhServiceErrors = {
  'buyer-sleeps': { what: '现在是晚上，不联系买家', then: '什么都没取走。早上 8 点以后再来复制。' },
  'service-words': {
    what: '话里有不能对买家说的',
    then: '没有复制，也没有存。去掉责怪人的词和评价的事，写看到的事实。',
  },
  'service-place': { what: '话里还有没填上的空', then: '没有复制。把花括号里的内容写上，再复制。' },
} as const;

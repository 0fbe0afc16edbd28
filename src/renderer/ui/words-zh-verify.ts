// Checking a pack: what the check found comes from the verifier itself (`shared/pack/verify-words.ts`).

export const zhVerify = {
  verify: {
    title: '核对一份举证包',
    zip: '选 ZIP…',
    folder: '选文件夹…',
    running: '正在核对…',
  },
} as const;

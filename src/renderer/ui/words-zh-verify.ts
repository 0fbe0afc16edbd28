// Checking a pack: what the check found comes from the verifier itself (`shared/pack/verify-words.ts`).

export const zhVerify = {
  verify: {
    title: '核对一份举证包',
    zip: '选 ZIP…',
    folder: '选文件夹…',
    running: '正在核对…',
    bench: '核对本机数据',
    benchHint: '整条记录链、每张照片、每段录像。可以照常验货。',
    benchName: '本机数据',
    benchRunning: '正在核对本机数据',
    rows: '先核对记录链…',
    read: '已读 {{done}}，共 {{all}}',
    stop: '停止核对',
    stopped: '核对停了，什么都没改。可以随时再核对。',
  },
} as const;

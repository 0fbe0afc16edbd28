// One sentence per error code of shared/result.ts: `what` happened; `then` what is safe and what to do next.
import { zhApprovalErrors } from './words-zh-approval-errors.ts';
import { zhShipmentErrors } from './words-zh-shipment.ts';
import { zhMoreTimeErrors } from './words-zh-more-time.ts';
import { zhProofErrors } from './words-zh-proof.ts';
import { zhConnectErrors } from './words-zh-connect-errors.ts';
import { zhServiceErrors } from './words-zh-service-errors.ts';
import { zhPeopleErrors } from './words-zh-people-errors.ts';
import { zhDisputeErrors } from './words-zh-dispute.ts';
import { zhRepackErrors } from './words-zh-repack.ts';
import { zhRecheckErrors } from './words-zh-recheck.ts';
import { zhRegisterErrors } from './words-zh-register.ts';

export const zhErrors = {
  error: {
    ...zhPeopleErrors,
    ...zhApprovalErrors,
    ...zhShipmentErrors,
    ...zhMoreTimeErrors,
    ...zhProofErrors,
    ...zhServiceErrors,
    ...zhConnectErrors,
    ...zhRegisterErrors,
    ...zhRecheckErrors,
    ...zhDisputeErrors,
    ...zhRepackErrors,
    'bad-request': { what: '这一步没听懂', then: '什么都没改。再做一次；还不行，记下时间，找管理员。' },
    'no-open-box': { what: '现在没有打开的箱子', then: '什么都没改。先扫面单上的运单号。' },
    'box-is-open': { what: '这箱还没收尾', then: '已数的都在。先给结论，或按 F8 暂存，再开下一箱。' },
    'question-open': { what: '先回答屏幕上的问题', then: '刚扫的在排队，一个没丢。按 1 或 2。' },
    'no-question': { what: '这个问题已经答过了', then: '什么都没改。照屏幕上的下一步做。' },
    'unknown-inspection': { what: '找不到这次验货', then: '什么都没改。重新扫这箱的运单。' },
    'unknown-line': { what: '箱里没有这一行商品', then: '什么都没改。看右边的清单，再数一次。' },
    'lines-not-counted': { what: '还有商品没数', then: '已数的都在。把没扫的扫完；确实没有，点“改数”记缺件。' },
    'code-needed': { what: '还没选问题代码', then: '结论先不记。按小键盘选一个代码，再确认。' },
    'verdict-exists': { what: '这一箱已经有结论', then: '原来的结论没动。要改，先按 F12 撤销。' },
    'no-verdict': { what: '这一箱还没有结论', then: '已数的都在。按 F1 完好、F2 有问题或 F3 不符。' },
    'nothing-to-undo': { what: '没有可以撤销的', then: '什么都没改。超过撤销时间的，找主管处理。' },
    'already-sent': { what: '退款已经发给平台，撤不回来了', then: '记录都在。要更正，找主管。' },
    'not-intact': { what: '数目或序列号对不上，不能算完好', then: '已数的都在。按 F2 有问题，或 F3 不符。' },
    'defect-marked': { what: '已经标了问题，不能算完好', then: '标记还在。标错了就先取消代码，再按 F1。' },
    'gap-without-hold': { what: '照片还没拍齐', then: '已拍的都在。接着拍；拍不了就按 F4 放入待处理格，缺的会写明。' },
    'recording-unknown': { what: '这段录像对不上号', then: '照片和结论都在，这段会记成缺录像。接着验。' },
    'recording-out-of-order': { what: '录像中间断了一截', then: '断之前的已存好，后面另起一段。接着验。' },
    'photo-not-an-image': { what: '这张照片坏了，没存', then: '别的照片都在。再踩一次踏板重拍。' },
    'photo-out-of-order': { what: '照片没传完，没存', then: '别的照片都在。再踩一次踏板重拍。' },
    'photo-too-large': { what: '照片太大，没存', then: '别的照片都在。在设置里换一个摄像头，再拍。' },
    'photo-unknown': { what: '这张照片不属于这一单', then: '原照片都在，没有改动。关掉重开这一单，再标。' },
    'camera-not-live': { what: '没拍到：摄像头没有画面', then: '别的照片都在。接好摄像头，看到画面再拍。' },
    'database-rolled-back': {
      what: '数据库比签名过的记录旧：有人恢复了旧的备份',
      then: '可以继续工作，证据文件都在。请主管查明谁恢复了备份，缺的记录写进交接班。',
    },
    'disk-full': { what: '磁盘已满：本件尚未保存', then: '之前的都在。请清理磁盘或呼叫主管，先别再开箱。' },
    'storage-fault': { what: '写不进磁盘：这一步没有保存', then: '之前的都在。停手，呼叫管理员看磁盘。' },
    'space-video-stopped': {
      what: '空间不足：已停止录像',
      then: '扫描、照片和结论照常保存，已录的都在。清理磁盘，或在“设置 → 保存和删除”里看能删什么；腾出空间后自己接着录。',
    },
    'commit-unknown': { what: '不确定这一步存上没有', then: '货先别动。重新扫这箱的运单，看记录再接着做。' },
    'amount-out-of-range': { what: '金额不对', then: '什么都没提交。填大于 0、小于实付款的数。' },
    'already-decided': { what: '这一单已经有处理意见', then: '原来的没动。看右边是谁提的、怎么处理。' },
    'new-waybill-needed': {
      what: '新发出的运单号没填，或填的是退回来的那个，没有登记',
      then: '这一单没动。照新面单填 6 到 35 位字母数字，再登记。',
    },
    'refusal-not-possible': {
      what: '这个平台没有拒绝的接口，什么都没发',
      then: '到平台后台拒绝，再回来记下结果；举证包可以先导出。',
    },
    'refusal-words': {
      what: '给买家的话里有「掉包」一类的词，没有提交',
      then: '改成看到的事实，比如「与发出商品不符」，再提交。',
    },
    'refusal-needs-picture': { what: '这一单一张照片都没有，没有提交', then: '拒绝要有依据：先补拍问题处，再来处理。' },
    'return-closed': { what: '平台已经关闭这张售后单', then: '不会再发退款。货照常入库。' },
    'refund-locked': { what: '平台锁住了这张售后单', then: '验货记录已存。等平台解锁后再发退款。' },
    'not-parked': { what: '这一条没有停住，不用放行，也不用登记', then: '它会自己继续。看“同步”里的状态。' },
    'deadline-near': {
      what: '有退款快到截止时间，平台还没确认',
      then: '验货记录都在，程序一直在重试。按 F11 看是哪一单，必要时到平台后台手动退。',
    },
    'unknown-return': { what: '找不到这张售后单', then: '什么都没改。再查一次，或换一个号码查。' },
    'return-judged': { what: '这张售后单已经验过了', then: '什么都没改。从“查找”里看它的记录，箱子先放待处理格。' },
    'return-known': { what: '这箱已经对上售后单', then: '什么都没改。对错了，先按 F12 撤销。' },
    'nothing-missing': {
      what: '应退的都数到了，没有“余件另箱”',
      then: '已数的都在。按 F1 完好、F2 有问题或 F3 不符。',
    },
    'box-was-opened': { what: '箱子已经开验，不能再当未拆件', then: '已数的都在。照屏幕上的下一步做，或按 F8 暂存。' },
    'second-operator-needed': { what: '报废要两个人', then: '货的去向没改。请另一位同事报工号，再确认。' },
    'disposition-not-allowed': { what: '这类货不能去那里', then: '货的去向没改。从列出的去向里选一个。' },
    'unknown-unit': { what: '找不到这件货', then: '什么都没改。关掉这一页，重新打开这箱的记录。' },
    scrapped: { what: '已经报废的货不能再挪', then: '记录没动。登错了，找主管。' },
    'not-on-shelf': { what: '这箱已经不在“非本店”清单上', then: '什么都没改。看清单，重新勾选。' },
    'import-busy': { what: '还有一个导入没做完', then: '那一个照常进行。等它做完或取消，再导入这个文件。' },
    'import-unreadable': {
      what: '这个文件打不开，不是 CSV 也不是 XLSX 表格',
      then: '什么都没导入。在表格软件里另存为 XLSX 或 CSV，再导入。',
    },
    'import-empty': { what: '表里没有数据行', then: '什么都没导入。看看是不是选错了文件或工作表。' },
    'import-out-of-order': { what: '文件没传完', then: '什么都没导入。重新选一次这个文件。' },
    'import-columns-missing': { what: '还有必需的列没对上', then: '什么都没导入。给标红的内容各选一列，再开始。' },
    'unknown-import': { what: '这次导入已经不在了', then: '已导入的都在。重新选文件。' },
    'print-failed': {
      what: '没打印出来',
      then: '要打印的内容没丢。看打印机有没有纸、开没开机，再打一次，或先存成 PDF。',
    },
    'no-printer': { what: '这台电脑没有可用的打印机', then: '要打印的内容没丢。先存成 PDF；接好打印机后再打。' },
    'nothing-to-print': { what: '没有可打印的内容', then: '什么都没漏。现在不用打印。' },
    'file-gone': { what: '这个文件不在了', then: '台上的记录没动。重新做一份。' },
    'pack-busy': { what: '还有举证包没导完', then: '那一批照常导。等它导完，或先取消，再导这一批。' },
    'unknown-pack': { what: '这一批举证包已经不在了', then: '导好的包都在文件夹里。重新选案件再导。' },
    'report-failed': { what: '报表没读出来', then: '数据都在，没有动。再点一次；还不行，找管理员看日志。' },
    'pack-failed': { what: '这个举证包没做成', then: '原件没动，也没留下半个包。再导一次；还不行，找管理员看日志。' },
    'check-not-ended': { what: '核对没做完', then: '数据没动过。再核对一次；还不行，找管理员看日志。' },
    'evidence-altered': {
      what: '有一个原件和当初记录的不一样，不能导出',
      then: '别的包不受影响，这个包没有生成。不要动原文件，叫主管：按文件名查是谁改的。',
    },
    'evidence-gone': {
      what: '有一个原件不在磁盘上了，不能导出',
      then: '别的包不受影响，这个包没有生成。从备份里找回这个文件，再导一次。',
    },
    'unknown-endpoint': { what: '这个接收方或这条事件已经不在了', then: '别的都没动。看一眼现在的列表，再做一次。' },
    'too-many-endpoints': { what: '最多通知 5 个接收方', then: '已有的照常通知。先移除一个，再加新的。' },
    internal: { what: '程序这一步出错了', then: '之前存好的都在。再做一次；还不行，重开程序，找管理员。' },
  },
} as const;

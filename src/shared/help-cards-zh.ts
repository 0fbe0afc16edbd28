import type { HelpCard, HelpSection } from './help-card.ts';
import type { Role } from './print.ts';

// What a colleague tells a new one at the bench, one card a role.

const COLOURS: HelpSection = {
  title: '颜色',
  lines: [
    { mark: { colour: 'intact' }, say: '完好', then: '马上记下，撤销时间内按 F12 收回。' },
    { mark: { colour: 'damaged' }, say: '有问题', then: '破、洗过、用过、缺东西。还要选代码、拍照。' },
    { mark: { colour: 'swapped' }, say: '与发出不符', then: '不是我们发的那件。对买家也只说“与发出商品不符”。' },
    { mark: { colour: 'look' }, say: '要人看一眼', then: '没找到售后单，或断网、收不到单，还没对上。' },
  ],
};

const RULES: HelpSection = {
  title: '守住这几条',
  lines: [
    { say: '没测过的，不写“好”。', then: '功能没试，就是“未测”。' },
    { say: '拆了封，不等于不能退。' },
    { say: '程序不会自己少退一分钱。', then: '部分退款要商家确认。' },
  ],
};

const inspector: HelpCard = {
  title: '质检员',
  lead: '完好的两件货：扫四下，不用按键。看屏幕最大的那句话，就知道下一步。',
  sections: [
    {
      title: '一箱货怎么验',
      isSteps: true,
      lines: [
        { say: '扫面单，听到声音再开箱。', then: '从这一下开始录像，箱子别离开画面。' },
        { say: '每件商品扫一下条码。', then: '没条码的，按小键盘上它的号数一件。贵的再扫序列号。' },
        { say: '数齐了，给结论。', then: '按 F1 F2 F3，或扫墙上的命令条码。' },
        { say: '有问题、不符：选代码，照屏幕一张张拍。', then: '拍不了就按 F4，缺的会写明，不拦你。' },
        { say: '货放到屏幕说的货位，扫下一张面单。' },
      ],
    },
    COLOURS,
    {
      title: '声音（听节奏）',
      lines: [
        { mark: { tone: 'found' }, say: '找到了，开箱' },
        { mark: { tone: 'counted' }, say: '记了一件' },
        { mark: { tone: 'verdict' }, say: '结论已记' },
        { mark: { tone: 'closed' }, say: '这一箱好了' },
        { mark: { tone: 'unclaimed' }, say: '没找到售后单：照常拍、照常判' },
        { mark: { tone: 'stranger' }, say: '箱里多出一样：看屏幕' },
        { mark: { tone: 'question' }, say: '屏幕在问你：按 1 或 2' },
        { mark: { tone: 'done' }, say: '这单验过了' },
        { mark: { tone: 'unreadable' }, say: '没读出来：压平，再扫' },
        { mark: { tone: 'refused' }, say: '没有执行：看屏幕说为什么' },
        { mark: { tone: 'overdue' }, say: '协商过了时间：看看板' },
      ],
    },
    {
      title: '按键',
      lines: [
        { mark: { key: 'F1' }, say: '完好' },
        { mark: { key: 'F2' }, say: '有问题（再按一次确认）' },
        { mark: { key: 'F3' }, say: '与发出不符（再扫待处理格）' },
        { mark: { key: 'F4' }, say: '放入待处理格' },
        { mark: { key: 'F5' }, say: '拍照，踩踏板也行' },
        { mark: { key: 'F6' }, say: '换摄像头' },
        { mark: { key: 'F7' }, say: '写备注' },
        { mark: { key: 'F8' }, say: '暂存，以后接着验；没开箱时是暂存架' },
        { mark: { key: 'F12' }, say: '撤销' },
        { mark: { key: '1–9' }, say: '数一件、选代码、回答问题' },
        { mark: { key: '+ /' }, say: '一箱多单换下一单；余件另箱：等那箱到了再判' },
      ],
    },
    {
      title: '寄回、复验',
      lines: [
        { say: '打包寄回：扫原来的运单，按 F1', then: '录着像装箱，扫新运单，选谁付运费，按 F4。' },
        { say: '屏幕说“抽中复验”：货放到它说的格', then: '判别人那件：按 F3 再按 F12。自己判过的判不了。' },
      ],
    },
    {
      title: '出了岔子',
      lines: [
        { say: '摄像头断了', then: '断之前的已存好。插紧线，按 F6，货先别动。一直不好也能验，这件记“缺录像”。' },
        { say: '断网', then: '照常验。退款在本台排队，联网后自己发，不会重复退。' },
        { say: '扫不出、扫错了', then: '扫不出：什么都没记，压平再扫，或手打末 4 位。扫错了：按 F12。' },
        { say: '磁盘满了', then: '别再开箱，叫主管。之前验的都在。' },
        { say: '程序停了、停电', then: '重开，从没做完的那箱接着验。录像最多少最后一两秒。' },
      ],
    },
    RULES,
  ],
};

const receiver: HelpCard = {
  title: '收货员',
  lead: '你不开箱。看外箱、分清哪一种、放对地方，就是你的事。',
  sections: [
    {
      title: '车来了',
      isSteps: true,
      lines: [
        {
          say: '先看外箱：破、湿、重新封过的，先挑出来。',
          then: '和快递员当面说清：拒签、异常签收，还是签收。贵的、破的，当面录像。',
        },
        {
          say: '原包退回的（拒收、拦截、没送到）：扫一下面单。',
          then: '屏幕说“原包未拆”就完了，放到它说的货位。不要开箱。',
        },
        { say: '不是我们店的：扫面单，再扫“非本店”。', then: '放到交接区，不要开箱。' },
        { say: '其余的是普通退货：放进笼车，送质检台。', then: '快到截止的先送：屏幕顶上写着最近截止和它在哪。' },
      ],
    },
    {
      title: '快递、别的仓库来取件',
      isSteps: true,
      lines: [
        { say: '打印“非本店件交接清单”。', then: '在“设置 · 条码和打印”。' },
        { say: '两人一起点数，对方签字。' },
        { say: '签完在程序里登记交给谁，清单就清空。' },
      ],
    },
    {
      title: '颜色',
      lines: [
        { mark: { colour: 'intact' }, say: '好了', then: '这一件不用再管。' },
        { mark: { colour: 'look' }, say: '没找到售后单', then: '别退给快递。送质检台，箱里常有字条。' },
        { mark: { colour: 'swapped' }, say: '没有执行', then: '看屏幕那句话，说了为什么、怎么办。' },
      ],
    },
    {
      title: '声音（听节奏）',
      lines: [
        { mark: { tone: 'found' }, say: '找到售后单' },
        { mark: { tone: 'closed' }, say: '这一件好了' },
        { mark: { tone: 'unclaimed' }, say: '没找到售后单' },
        { mark: { tone: 'done' }, say: '这单验过了' },
        { mark: { tone: 'unreadable' }, say: '没读出来：压平，再扫' },
        { mark: { tone: 'refused' }, say: '没有执行：看屏幕' },
      ],
    },
    {
      title: '按键',
      lines: [
        { mark: { key: 'F5' }, say: '拍照，踩踏板也行' },
        { mark: { key: 'F8' }, say: '误开的箱子：暂存' },
        { mark: { key: 'F12' }, say: '撤销' },
        { mark: { key: 'F10' }, say: '设置：换工号、打印' },
      ],
    },
    {
      title: '出了岔子',
      lines: [
        { say: '面单破了、扫不出', then: '手打运单号，或只打末 4 位，屏幕列出来挑。' },
        { say: '把要开的当成原包收了', then: '撤销时间内，在屏幕上改成“开箱”，全部收回。' },
        { say: '把自己店的扫成“非本店”', then: '再扫一次面单，照普通退货做。没交接出去就不算数。' },
        { say: '一单来了几箱', then: '每箱都扫。程序记得哪几箱到了，等齐了再定。' },
        { say: '断网', then: '照常扫，显示“待匹配”，联网后自己对上。' },
        { say: '磁盘满了', then: '叫主管。扫过的都在。' },
      ],
    },
  ],
};

const supervisor: HelpCard = {
  title: '主管',
  lead: '按剩余时间做事，知道东西在哪。验货的人不用等你，你等的是平台和商家。',
  sections: [
    {
      title: '一天怎么过',
      isSteps: true,
      lines: [
        { say: '看顶上一行：最近截止、在哪、待同步、停住。', then: '红色的“停住”先看。' },
        { say: '按 F9，从上往下定。', then: '列表按剩余时间排：看录像、照片、买家的话，再选怎么处理。' },
        { say: '按 F11，看每一笔退款到哪了。', then: '平台给了回执才算办妥。' },
        { say: '按 F3 再按 F12，看复验判得不一样的。', then: '看规则和商品，不给人排名。' },
        { say: '下班前：没验完的箱子、待处理格、最近的截止，当面交给下一班。' },
      ],
    },
    {
      title: '定一单',
      lines: [
        { mark: { key: 'F1' }, say: '全额退', then: '含运费。' },
        { mark: { key: 'F2' }, say: '部分退', then: '只是提议，要商家确认。提的人不能自己确认。' },
        { mark: { key: 'F3' }, say: '拒绝', then: '要理由、代码、照片。缺录像不拦你，举证包里会写明。' },
        { mark: { key: 'F4' }, say: '提交' },
      ],
    },
    {
      title: '交举证包',
      lines: [
        {
          mark: { key: 'F4' },
          say: '在验货台按：打开“案件”',
          then: '单号、尾号、买家、备注里的字都能找，Enter 打开。',
        },
        { mark: { key: 'F1' }, say: '导出', then: '先看缺什么。给法院、仲裁选原件；给别人选打码。' },
      ],
    },
    {
      title: '退款停住了',
      lines: [
        { say: '停住：平台明确不接受', then: '看它的原话，解决后放行；在别处手动办了的，在同步页登记。不会退两次。' },
        { say: '核实中：发了，没等到回话', then: '程序会先问平台。要手工退，也先在平台查清。' },
        { say: '平台已退、已关、已撤销', then: '不再发退款，货照常入库；货不对，就向买家追偿。' },
      ],
    },
    {
      title: '断网久了',
      isSteps: true,
      lines: [
        { say: '“设置 · 条码和打印”打印手工退款清单。', then: '没打印机就存 PDF 或 CSV，拷到能上网的电脑。' },
        { say: '按截止时间，在平台后台一条条退，打勾、签名。' },
        { say: '联网后不用删：程序先问平台，退过的不会再退。' },
      ],
    },
    {
      title: '货的去向',
      lines: [
        { say: '货不等钱：结论一下就能放好。', then: '库存指令和退款是两回事。' },
        { say: '拒绝之后，货还是买家的', then: '寄回要在台上录像打包；或留证到裁定，不要动。' },
        { say: '报废要两个工号', then: '报废了就不能再挪。' },
        { say: '库存报不进去的', then: '打印“库存手工登记清单”。' },
      ],
    },
    {
      title: '出了岔子',
      lines: [
        { say: '磁盘满了', then: '先停开箱。清掉别的文件，不要动程序的数据文件夹；腾出地方就能接着验。' },
        { say: '没有录像', then: '看摄像头的线，按 F6。之前的件照样有效，只写“缺录像”。' },
        { say: '程序说数据库读不出来', then: '别再开。把屏幕上的文件夹整个拷走，换一台验。' },
        { say: '验错了', then: '没发出去：按 F12 撤销。发出去了：平台的钱撤不回，另走追偿。' },
      ],
    },
    RULES,
  ],
};

export const zhHelp: Readonly<Record<Role, HelpCard>> = { receiver, inspector, supervisor };

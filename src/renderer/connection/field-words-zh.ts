import type { ConnectorWords } from './connector-words.ts';
import { zhShipFields } from './ship-words-zh.ts';
import { zhErpFields, zhErpFieldsHidden } from './erp-field-words.ts';

export const zhFieldWords: ConnectorWords = {
  vendure: {
    title: 'Vendure 店铺',
    note: '能做：拉退货单、退款。在真的 Vendure 3.7.3 上试过，用的是自己写的付款方式和 SQLite；真的支付渠道、MySQL 和 PostgreSQL、几台服务器共用一个地址、多商家市场、别的版本没有核实。拒退、换货、库存在店铺后台做。',
    addressThen: '例如 https://shop.example.com',
    fields: {
      username: { label: '用户名', then: '最好给这台单开一个账号，出了事查得清。', bad: '填用户名' },
      password: { label: '密码', then: '存进这台电脑的钥匙串，以后不再显示。', bad: '填密码' },
    },
  },
  medusa: {
    title: 'Medusa 店铺',
    note: '能做：拉退货单、退款，可选在店铺里收货（良品入库，其余收下不再卖）。在真的 Medusa 2.21.2 上试过，用的是它自带的手工付款；真的支付渠道没有核实。拒退、换货在店铺后台做。',
    addressThen: '/admin 和 /auth 所在的地址，例如 https://shop.example.com',
    fields: {
      email: { label: '邮箱', then: '店铺后台的用户，最好给这台单开一个。', bad: '填邮箱' },
      password: { label: '密码', then: '存进这台电脑的钥匙串，以后不再显示。', bad: '填密码' },
      goods: {
        label: '在店铺里收货',
        then: '由这里收：上架的收进库存，其余收下不再卖。由店铺收：那边的人在后台收。',
        bad: '选一种',
        choices: { receive: '由这里收', hand: '由店铺的人收' },
      },
    },
  },
  taobao: {
    title: '淘宝 / 天猫店铺',
    note: '能做：拉退货单、签收和入仓通知、同意退款、带凭证拒绝。只按淘宝公开文档做，和严格的模拟平台对过，还没在真店铺上试过；入仓后自动退款要先在淘宝开通 AG（极速退款）。没有核实：签收状态值；淘宝用什么话说在等短信验证码（话里有“验证码”“校验码”“短信”就算）；客服介入是不是真处理完了；凭证图片的大小怎么算。另选后按成色上传销退单（见下）。',
    addressThen: '直连用默认地址；聚石塔里的中转填它自己的 https 地址。',
    fields: {
      ...zhErpFieldsHidden,
      appKey: { label: 'App Key', then: '淘宝开放平台应用的编号，一串数字。', bad: '填 App Key（只有数字）' },
      appSecret: {
        label: 'App Secret',
        then: '存进这台电脑的钥匙串，以后不再显示。走中转、由中转签名时留空。',
        bad: '填 App Secret',
      },
      session: {
        label: '授权码（session）',
        then: '店铺授权给应用的令牌。用「同意退款」要用子账号的。存进钥匙串，以后不再显示。',
        bad: '填授权码',
      },
      shopType: {
        label: '店铺类型',
        then: '天猫拒绝要带图，同意前要先审核；两家一次能退的上限也不同。',
        bad: '选淘宝或天猫',
        choices: { taobao: '淘宝', tmall: '天猫' },
      },
      refundBy: {
        label: '验收完好后',
        then: '入仓通知：由淘宝按 AG 策略退。同意退款：直接退，淘宝单笔 6000 元、天猫 10000 元以内，金额大要短信验证码。',
        bad: '选一种',
        choices: { warehouse: '发入仓通知', agree: '直接同意退款' },
      },
      shipBy: zhShipFields.taobao,
      signMethod: {
        label: '签名方式',
        then: '不选就用 hmac-sha256。',
        bad: '选一种',
        choices: { 'hmac-sha256': 'hmac-sha256', hmac: 'hmac', md5: 'md5' },
      },
      stock: {
        label: '上传销退单',
        then: '上架完按成色报给淘宝：良品上架＝正品，次品、返修、报废＝残品，退供＝未确认。只报货，不动钱。没有核实：同一张再传是覆盖还是多记一次，所以没等到回话的不会再发，要人到后台核对；先拿一单试。',
        bad: '选一种',
        choices: { no: '不上传', slips: '上传' },
      },
      warehouseName: { label: '仓库名称', then: '和淘宝后台登记的一样。', bad: '填仓库名称' },
      warehouseProvince: { label: '省份', then: '仓库所在的省，如 浙江省。', bad: '填省份' },
      warehouseCity: { label: '城市', then: '如 杭州市。', bad: '填城市' },
      warehouseDistrict: { label: '县区', then: '如 余杭区。', bad: '填县区' },
      warehouseAddress: {
        label: '详细地址',
        then: '街道门牌。写仓库的还是寄件人的，文档没说，这里报仓库的。',
        bad: '填详细地址',
      },
      courierCodes: {
        label: '快递编码（可不填）',
        then: '顺丰、圆通、中通、申通、韵达、京东、EMS、邮政已有。别的按淘宝的编码写，如 极兔=编码，德邦=编码。认不出快递的不发，会提醒。',
        bad: '写成 名称=编码，用逗号隔开',
      },
    },
  },
  pdd: {
    title: '拼多多店铺',
    note: '能做：拉退货单、入库通知、同意退款。拼多多没有拒绝的接口：拒绝由人在商家后台做，这里备好举证包。只按公开文档做，和严格的模拟平台对过，还没在真店铺上试过；入库通知后会不会自动退款、详情里金额的单位，没有核实。',
    addressThen: '直连用默认地址；走中转填中转自己的 https 地址。',
    fields: {
      ...zhErpFieldsHidden,
      clientId: { label: 'client_id', then: '拼多多开放平台应用的编号。', bad: '填 client_id（只有数字和字母）' },
      clientSecret: {
        label: 'client_secret',
        then: '存进这台电脑的钥匙串，以后不再显示。走中转、由中转签名时留空。',
        bad: '填 client_secret',
      },
      accessToken: {
        label: '授权码（access_token）',
        then: '店铺授权给应用的令牌，到期要换。存进钥匙串，以后不再显示。',
        bad: '填授权码',
      },
      refundBy: {
        label: '验收完好后',
        then: '入库通知：由拼多多按店铺开通的策略退（没有核实）。同意退款：直接退。',
        bad: '选一种',
        choices: { warehouse: '发入库通知', agree: '直接同意退款' },
      },
      shipBy: zhShipFields.pdd,
      refuseBy: {
        label: '拒绝退款时',
        then: '人工：备好举证包，到商家后台驳回。另发通知：定下拒绝时先告诉拼多多「未入库」（warehouse_status=2），只发一次；会不会挡住自动退款没有核实，驳回照样要人到后台做。',
        bad: '选一种',
        choices: { hand: '只由人在后台驳回', warehouse: '另发「未入库」通知' },
      },
    },
  },
  douyin: {
    title: '抖店（抖音）',
    note: '能做：拉退货单、入仓通知；另选后可用接口同意退款、拒绝（操作编号没有核实，做完会读回来看）。抖店只收图片网址：接了会放图片的中转，才能带图拒绝、向仲裁举证。只按公开文档做，和严格的模拟平台对过，还没在真店铺上试过；入仓后自动退款要先开通售后小助手。',
    addressThen: '直连用默认地址（没有核实）；走中转填中转自己的 https 地址。',
    fields: {
      ...zhErpFields,
      appKey: { label: 'App Key', then: '抖店开放平台应用的编号，一串数字。', bad: '填 App Key（只有数字）' },
      appSecret: {
        label: 'App Secret',
        then: '存进这台电脑的钥匙串，以后不再显示。走中转、由中转签名时留空。',
        bad: '填 App Secret',
      },
      accessToken: {
        label: '授权码（access_token）',
        then: '店铺授权给应用的令牌，到期要换。存进钥匙串，以后不再显示。',
        bad: '填授权码',
      },
      refundBy: {
        label: '验收完好后',
        then: '入仓通知：由售后小助手按策略退，要先在抖店开通。接口同意：直接退，用的操作编号 111 没有核实，先拿一单试。',
        bad: '选一种',
        choices: { warehouse: '发入仓通知', operate: '接口同意退款（编号没有核实）' },
      },
      refuseBy: {
        label: '拒绝退款',
        then: '人工：备好举证包，到抖店后台拒绝。接口：只能用不要凭证的原因，操作编号 112 没有核实，先拿一单试。',
        bad: '选一种',
        choices: { hand: '人工在后台拒绝', operate: '接口拒绝（编号没有核实）' },
      },
      shipBy: zhShipFields.douyin,
      events: {
        label: '抖店推送',
        then: '只有走中转时有用：中转收下抖店的推送，本台来取，有动静的售后单马上去抖店读一遍。中转没做这个就选不取，照样每 20 秒拉一次。',
        bad: '选一种',
        choices: { no: '不取', fetch: '从中转取' },
      },
      pictures: {
        label: '图片交给抖店',
        then: '只有走中转时有用：抖店只收图片网址，本台先把图放到中转（PUT /pictures），再交网址。选了才能在案件里向仲裁举证（最多 4 张）、带图拒绝。网址谁拿到都能看，姓名电话先涂掉；没有核实：抖店多久来取、取不取得到。',
        bad: '选一种',
        choices: { no: '不传', relay: '放到中转' },
      },
    },
  },
  jd: {
    title: '京东店铺',
    note: '能做：拉服务单；填了操作编号后，确认收货、提交退款、关单，做完都回读，只有京东显示退款成功才算退了。京东没公布操作编号和状态编号，都没有核实：编号由你按京东后台文档填，不填就不发；状态按京东给的名称认。只按公开资料做，和严格的模拟平台对过，还没在真店铺上试过。',
    addressThen: '直连用默认地址；京东要求在云鼎里调用时，走中转，填中转自己的 https 地址。',
    fields: {
      ...zhErpFields,
      appKey: { label: 'App Key', then: '京东开放平台应用的编号。', bad: '填 App Key（只有数字和字母）' },
      appSecret: {
        label: 'App Secret',
        then: '存进这台电脑的钥匙串，以后不再显示。走中转、由中转签名时留空。',
        bad: '填 App Secret',
      },
      accessToken: {
        label: '授权码（access token）',
        then: '店铺授权给应用的令牌，到期要换。存进钥匙串，以后不再显示。',
        bad: '填授权码',
      },
      venderId: { label: '商家 ID', then: '京东要求时填；要不要没有核实，可空。', bad: '只填数字' },
      sellerPin: { label: '操作账号（pin）', then: '京东要求时填；要不要没有核实，可空。', bad: '太长了' },
      refundType: {
        label: '「提交退款」的 operateType',
        then: '京东后台接口文档里的编号。不填就不从这里退款；先拿一单试。',
        bad: '只填数字',
      },
      receiveType: {
        label: '「确认收货」的 operateType',
        then: '京东后台接口文档里的编号。不填时要人先在商家后台做拆包登记，才能退款。',
        bad: '只填数字',
      },
      partQuality: {
        label: '收货时报的功能（partQuality）',
        then: '填京东的编号：正常，或「正常/不正常」，如 1/2，没有核实。按验货判定报，没测的不报；空着不报。',
        bad: '填一个编号，或用 / 隔开两个',
      },
      partAppearance: {
        label: '收货时报的外观（partAppearance）',
        then: '填京东的编号：好，或「好/不好」，如 1/2，没有核实。按验货判定报；空着不报。',
        bad: '填一个编号，或用 / 隔开两个',
      },
      partPacking: {
        label: '收货时报的包装（partPacking）',
        then: '填京东的编号：好，或「好/不好」，如 1/2，没有核实。按验货判定报；空着不报。',
        bad: '填一个编号，或用 / 隔开两个',
      },
      closeType: {
        label: '「关单」的 operateType',
        then: '京东后台接口文档里的编号。不填就由人到商家后台拒绝；关单带不了图片。',
        bad: '只填数字',
      },
      closeReasons: {
        label: '关单原因',
        then: '编号=说明，用逗号隔开，例如 1=影响二次销售，2=与发出不符；编号以京东文档为准。',
        bad: '要写成 编号=说明，用逗号隔开',
      },
    },
  },
  wangdiantong: {
    title: '旺店通旗舰版（ERP）',
    note: '能做：拉退换单、把验好的货推成退货入库单。旺店通不管退款：这里会一直查，查到已退自动结束，没退就提醒人到卖货的平台退。淘宝、拼多多和系统供销的单，旺店通不给接口。只按公开文档做，和严格的模拟系统对过，还没在真账号上试过。没有核实：网关有没有 https；入库单推过以后能不能按我们的编号查回来；良品和残次能不能进同一张单；只有退款状态变时修改时间变不变（不变就拉不到，在同步页放行再查）；“保证退款金额”是不是实退金额。',
    addressThen: '公开文档里的地址只有 http，这里只走 https：默认地址有没有开 https 没有核实，不通就走自己的中转。',
    fields: {
      sid: { label: '卖家账号（sid）', then: '买旺店通时给的。', bad: '填卖家账号' },
      appKey: {
        label: '接口账号（appkey）',
        then: '开放平台给的；它的店铺、仓库权限在旺店通里设。',
        bad: '填接口账号',
      },
      appSecret: {
        label: 'App Secret',
        then: '整段照填，中间有个冒号（密钥:盐）。存进这台电脑的钥匙串，以后不再显示。走中转、由中转签名时留空。',
        bad: '填 App Secret',
      },
      shopNos: {
        label: '只要这些店铺',
        then: '店铺编号，用逗号隔开；空着就是全部。另外单独连了的店，单子归那家店，这里不收。',
        bad: '太长了',
      },
      stock: {
        label: '报入库',
        then: '验完推一张退货入库单。编辑中：只建单，人再审。已审核：直接进库存，先拿一单试。委外仓不支持。',
        bad: '选一种',
        choices: { no: '不报', editing: '报，建成编辑中', submitted: '报，建成已提交', approved: '报，建成已审核' },
      },
      warehouseNo: { label: '仓库编号', then: '退换单上没写退回仓库时用它。', bad: '太长了' },
    },
  },
  generic: {
    title: '自己的系统（通用接口）',
    note: '商家自己的系统按一份公开的接口文件（resources/openapi/dockproof-connector.json）开几个地址，这里就能接：拉退货单、退款，可选报库存、拒绝。和严格的模拟系统对过；你们的系统写得对不对，要你们自己先试。',
    addressThen: '接口地址，到 /returns 之前为止，例如 https://erp.example.com/dockproof/v1',
    fields: {
      token: {
        label: '令牌（Bearer token）',
        then: '那边系统发给这个工位的。存进这台电脑的钥匙串，以后不再显示。',
        bad: '填令牌',
      },
      stock: {
        label: '报库存',
        then: '那边做了 /stock 才选「报」。「所有店铺的都报」：别的平台退回的货，自己没有报库存接口的，也报给这里（报时带店铺名）。不报的，商品去向在这里的库存清单上。',
        bad: '选一种',
        choices: { no: '不报', yes: '只报它自己的', all: '所有店铺的都报' },
      },
      refusals: {
        label: '拒绝退款',
        then: '那边做了 /refusals 才选「由系统发」；不然由人处理，这里备好举证包。',
        bad: '选一种',
        choices: { no: '由人处理', yes: '由系统发' },
      },
      shipments: {
        label: '换货、补发、维修的新运单号',
        then: '那边做了 /shipments 才选「由系统传」；不然由人在那边填，再回来登记。',
        bad: '选一种',
        choices: { no: '由人处理', yes: '由系统传' },
      },
    },
  },
};

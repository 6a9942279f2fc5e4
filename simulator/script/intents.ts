// What brings customers: how often, what the agent needs to know, and under which reason it is written down.
import { asMeant } from './typing.ts'
import type { IntentKey, Need, Theme } from './words.ts'

export type Intent = {
  key: IntentKey
  theme: Theme
  /** Its code in the tree of contact reasons. */
  reason: string
  weight: number
  needs: readonly Need[]
  /** The share that is solved in this one conversation. */
  solved: number
  /** Where customers come from: pages of the shop. */
  page: { path: string; title: string }
}

const orders = { path: '/orders.html', title: '我的订单｜禾木生活' }
const help = { path: '/help.html', title: '配送与退换｜禾木生活' }
const shop = { path: '/index.html', title: '禾木生活' }

export const intents: readonly Intent[] = [
  {
    key: 'hurry',
    theme: 'orders',
    reason: 'delivery-late',
    weight: 15,
    needs: ['order'],
    solved: 0.86,
    page: orders,
  },
  {
    key: 'address',
    theme: 'orders',
    reason: 'delivery-address',
    weight: 7,
    needs: ['order', 'address'],
    solved: 0.95,
    page: orders,
  },
  {
    key: 'cancel',
    theme: 'orders',
    reason: 'order-cancel',
    weight: 6,
    needs: ['order', 'detail'],
    solved: 0.94,
    page: orders,
  },
  {
    key: 'invoice',
    theme: 'orders',
    reason: 'invoice',
    weight: 6,
    needs: ['order', 'detail'],
    solved: 0.9,
    page: help,
  },
  {
    key: 'coupon',
    theme: 'orders',
    reason: 'coupon',
    weight: 7,
    needs: ['order', 'detail'],
    solved: 0.85,
    page: shop,
  },
  {
    key: 'refund',
    theme: 'refunds',
    reason: 'refund-progress',
    weight: 11,
    needs: ['order', 'detail'],
    solved: 0.78,
    page: orders,
  },
  {
    key: 'return',
    theme: 'refunds',
    reason: 'returns',
    weight: 9,
    needs: ['order', 'detail'],
    solved: 0.9,
    page: help,
  },
  {
    key: 'stuck',
    theme: 'delivery',
    reason: 'delivery-late',
    weight: 10,
    needs: ['order'],
    solved: 0.72,
    page: orders,
  },
  {
    key: 'not-received',
    theme: 'delivery',
    reason: 'parcel-lost',
    weight: 6,
    needs: ['order', 'phone'],
    solved: 0.74,
    page: orders,
  },
  {
    key: 'missing',
    theme: 'delivery',
    reason: 'parcel-wrong',
    weight: 4,
    needs: ['order', 'photo'],
    solved: 0.88,
    page: orders,
  },
  {
    key: 'broken',
    theme: 'faults',
    reason: 'parcel-damaged',
    weight: 7,
    needs: ['order', 'photo'],
    solved: 0.9,
    page: orders,
  },
  {
    key: 'not-working',
    theme: 'faults',
    reason: 'repair-request',
    weight: 6,
    needs: ['detail', 'order'],
    solved: 0.7,
    page: help,
  },
  {
    key: 'warranty',
    theme: 'faults',
    reason: 'guarantee',
    weight: 3,
    needs: ['order', 'detail'],
    solved: 0.82,
    page: help,
  },
  {
    key: 'sign-in',
    theme: 'accounts',
    reason: 'sign-in',
    weight: 5,
    needs: ['phone', 'detail'],
    solved: 0.83,
    page: shop,
  },
  {
    key: 'phone-number',
    theme: 'accounts',
    reason: 'privacy',
    weight: 3,
    needs: ['phone'],
    solved: 0.9,
    page: shop,
  },
]

/** Words by which an agent knows what it is about, the most telling first. */
const telling: readonly (readonly [RegExp, IntentKey])[] = [
  [/发票|發票|抬头|抬頭|统编|統編|专票|invoice/i, 'invoice'],
  [
    /密码|密碼|登录|登入|登不|验证码|驗證碼|[账帐帳]号被|帳號被|被盗|被盜|冻结|sign in|locked|no code/i,
    'sign-in',
  ],
  [
    /续费|续订|續訂|包月|注销|销户|换绑|刪除帳號|手机号|手機號碼|实名|名字填错|renewal|new phone|close my account/i,
    'phone-number',
  ],
  [
    /少发|漏发|赠品|贈品|送[的得](杯|收纳)|发错|另一个呢|只收到一|少寄|寄錯|寄错|missing|got the wrong|free gift/i,
    'missing',
  ],
  [
    /破损|碎|裂|划痕|刮痕|磕掉|压扁|壓扁|外箱凹|毛刺|污渍|色差|是坏[的得]|打包|收到就|二手|broken|crack|scratch|crushed|looks used/i,
    'broken',
  ],
  [/退货|退貨|换货|換貨|无理由|鑑賞期|还能退|想换|想換|how do returns|return the|swap/i, 'return'],
  [/钱呢|退款|到账|入帳|refund|still no money|退回去/i, 'refund'],
  [
    /签收|簽收|没收到|沒收到|我去看了|取件码|快递放|快遞放|管理室|超商說|送達|says delivered|signed for|not my door/i,
    'not-received',
  ],
  [/取消|不想要|不要了|拍错|买重复|cancel|wrong size/i, 'cancel'],
  [/地址|超商取貨|address|ship to/i, 'address'],
  [
    /优惠|券|差价|差價|降价|降價|积分|積分|满减|滿千|红包|会员价|直播间|主播|价格|coupon|points|price/i,
    'coupon',
  ],
  [/保修|保固|过保|维修|維修|送修|寄修|能修|配件|滤网|濾網|warranty|repair|spare/i, 'warranty'],
  [
    /物流|卡在|停在|停了|(?<![订訂])[单單][号號]|运单|派送|包裹|一个星期|爆仓|没更新|沒有更新|没这个件|说找不到|查不到|网点|parcel|tracking|cannot find it/i,
    'stuck',
  ],
  [
    /用不了|没反应|沒反應|不会动|不會動|不通电|打不開|坏了|壞|充不进|充一晚|开不了|红灯|紅燈|连不上|連不到|搜不到|找不到裝置|滴滴|糊味|声音特别大|看不懂|turn on|noise|working|the device/i,
    'not-working',
  ],
  [
    /发货|出货|出貨|备货|備貨|没货|动静|忘了我.单|打算发|发出|发走|没发|不发|能发|寄出|快发|will .* ship|preparing|sent out|speed up|hurry/i,
    'hurry',
  ],
]

/** What an agent takes it to be about, by what was written so far; undefined while it could be anything. */
export function intentIn(text: string): Intent | undefined {
  const meant = asMeant(text)
  const key = telling.find(([words]) => words.test(meant))?.[1]
  return key && intentOf(key)
}

export function intentOf(key: IntentKey): Intent {
  const one = intents.find((intent) => intent.key === key)
  if (!one) throw new Error(`No intent is called ${key}.`)
  return one
}

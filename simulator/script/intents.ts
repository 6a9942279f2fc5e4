// What brings customers: how often, what the agent needs to know, and under which reason it is written down.
import type { IntentKey, Need } from './words.ts'

export type Theme = 'orders' | 'refunds' | 'delivery' | 'faults' | 'accounts'

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
  [/发票|發票|抬头|统编|統編|专票|invoice/i, 'invoice'],
  [
    /续费|续订|續訂|包月|注销|销户|换绑|刪除帳號|手机号|手機號碼|实名|renewal|new phone|close my account/i,
    'phone-number',
  ],
  [/钱呢|退款|退宽|tk|到账|入帳|refund/i, 'refund'],
  [/少发|漏发|赠品|发错|另一个呢|只收到一|少寄|寄錯|贈品|missing|wrong colour|free gift/i, 'missing'],
  [
    /破损|碎|裂|划痕|刮痕|磕|压扁|毛刺|污渍|色差|就是坏|怎么打包|收到就|broken|crack|scratch|crushed|looks used/i,
    'broken',
  ],
  [
    /签收|簽收|没收到|沒收到|我去看了|取件码|快递放哪|管理室|超商說|送達|says delivered|signed for|not my door/i,
    'not-received',
  ],
  [/退货|退貨|换货|无理由|鑑賞期|换个|换一个|想换|想換|return|swap/i, 'return'],
  [/取消|不想要|不要了|拍错|cancel|wrong size/i, 'cancel'],
  [/发走|发出来|出货|出貨|发货|发或/i, 'hurry'],
  [/物流|卡在|停在|单号|派送|包裹|一个星期|爆仓|parcel|tracking|cannot find it/i, 'stuck'],
  [/地址|地止|超商取貨|搬家|address|moved|ship to/i, 'address'],
  [/优惠|券|差价|降价|積分|积分|满减|红包|会员价|直播间|滿千|特價|coupon|points|price/i, 'coupon'],
  [/登录|登入|登不|验证码|驗證碼|冻结|密码|账号被|帳號被|被盗|sign in|locked|no code/i, 'sign-in'],
  [/保修|保固|维修|送修|寄修|能修|配件|单卖|濾網|warranty|repair|spare/i, 'warranty'],
  [
    /用不了|没反应|沒反應|不會動|坏了|壞|充|开不了|红灯|连不|找不到裝置|滴滴|糊味|怎么(用|清洗|设置)|turn on|noise|working|device/i,
    'not-working',
  ],
  [/备货|備貨|没动静|发出|没发|不发|寄出|还没到|快发|ship|preparing|hurry|order/i, 'hurry'],
]

/** What an agent takes it to be about, by what was written so far; undefined while it could be anything. */
export function intentIn(text: string): Intent | undefined {
  const key = telling.find(([words]) => words.test(text))?.[1]
  return key && intentOf(key)
}

export function intentOf(key: IntentKey): Intent {
  const one = intents.find((intent) => intent.key === key)
  if (!one) throw new Error(`No intent is called ${key}.`)
  return one
}

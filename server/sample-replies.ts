// The canned replies of the sample centre: what an after-sales service says every day, in three languages.
import type { Language } from '#protocol'

type Said = Readonly<Record<Language, string>>
const said = (zhHans: string, zhHant: string, en: string): Said => ({
  'zh-Hans': zhHans,
  'zh-Hant': zhHant,
  en,
})

export const sampleFolders = {
  courtesy: said('礼貌用语', '禮貌用語', 'Courtesy'),
  orders: said('订单与物流', '訂單與物流', 'Orders and delivery'),
  afterSales: said('退换货', '退換貨', 'Returns and repairs'),
}

type SampleReply = {
  folder: keyof typeof sampleFolders
  shortcut: string
  name: Said
  /** One message each. */
  says: readonly Said[]
  forAfterSalesTeam?: true
}

export const sampleReplies: readonly SampleReply[] = [
  {
    folder: 'courtesy',
    shortcut: 'hello',
    name: said('问候', '問候', 'Greeting'),
    says: [
      said(
        '{{客户姓名}}您好，我是{{坐席姓名}}，很高兴为您服务。请问有什么可以帮您？',
        '{{客戶姓名}}您好，我是{{客服姓名}}，很高興為您服務。請問需要什麼協助呢？',
        'Hello {{customer}}, this is {{agent}}. How can I help you today?',
      ),
    ],
  },
  {
    folder: 'courtesy',
    shortcut: 'wait',
    name: said('请稍等', '請稍候', 'One moment'),
    says: [
      said(
        '我这就帮您查，大约需要 2 分钟，请稍等，不用一直看着屏幕。',
        '我馬上為您查詢，大約需要 2 分鐘，請稍候，不必一直看著螢幕。',
        'Let me look into that for you. It takes about two minutes; there is no need to watch the screen.',
      ),
    ],
  },
  {
    folder: 'courtesy',
    shortcut: 'back',
    name: said('久等了', '久等了', 'Thank you for waiting'),
    says: [
      said('让您久等了，已经查到了。', '讓您久等了，已經查到了。', 'Thank you for waiting. I have found it.'),
    ],
  },
  {
    folder: 'courtesy',
    shortcut: 'sorry',
    name: said('致歉', '致歉', 'Apology'),
    says: [
      said(
        '给您添麻烦了，非常抱歉。这件事由我负责跟进，直到有结果为止。',
        '造成您的不便，非常抱歉。這件事由我負責追蹤，直到有結果為止。',
        'I am sorry for the trouble this has caused you. I will see it through until it is settled.',
      ),
    ],
  },
  {
    folder: 'courtesy',
    shortcut: 'bye',
    name: said('结束语', '結束語', 'Closing'),
    says: [
      said(
        '请问还有其他可以帮您的吗？',
        '請問還有其他需要協助的地方嗎？',
        'Is there anything else I can help you with?',
      ),
      said(
        '感谢您的咨询，稍后请您为这次服务打分。祝您生活愉快。',
        '感謝您的洽詢，稍後歡迎為這次服務評分。祝您順心。',
        'Thank you for getting in touch. You can rate this conversation when it ends. Have a good day.',
      ),
    ],
  },
  {
    folder: 'orders',
    shortcut: 'order',
    name: said('请提供订单号', '請提供訂單編號', 'Ask for the order number'),
    says: [
      said(
        '麻烦您发一下订单号，在“我的订单”里点开那一单就能看到。',
        '麻煩您提供訂單編號，在「我的訂單」點開該筆訂單即可看到。',
        'Could you send me the order number? You will find it under “My orders” when you open the order.',
      ),
    ],
  },
  {
    folder: 'orders',
    shortcut: 'delivery',
    name: said('物流在途', '配送中', 'On its way'),
    says: [
      said(
        '您的包裹已于 ___ 发出，快递单号 ___，预计 ___ 送达。',
        '您的包裹已於 ___ 寄出，託運單號 ___，預計 ___ 送達。',
        'Your parcel left on ___ with tracking number ___ and should arrive on ___.',
      ),
    ],
  },
  {
    folder: 'orders',
    shortcut: 'address',
    name: said('修改地址', '修改地址', 'Change of address'),
    says: [
      said(
        '还没有发货，可以改。请把新的收件人、电话和详细地址一起发给我。',
        '尚未出貨，可以修改。請將新的收件人、電話和完整地址一併傳給我。',
        'It has not been sent yet, so it can be changed. Please send the new name, telephone number and full address.',
      ),
    ],
  },
  {
    folder: 'orders',
    shortcut: 'invoice',
    name: said('开发票', '開立發票', 'Invoice'),
    says: [
      said(
        '可以开电子发票，请告诉我抬头、税号和接收邮箱，24 小时内发到您的邮箱。',
        '可以開立電子發票，請提供抬頭、統一編號和電子信箱，24 小時內會寄到您的信箱。',
        'We can send an electronic invoice within 24 hours. Please tell me the name, tax number and e-mail address for it.',
      ),
    ],
  },
  {
    folder: 'afterSales',
    shortcut: 'return',
    name: said('退货办法', '退貨方式', 'How to return'),
    says: [
      said(
        '签收后 7 天内可以退货。请在“我的订单”里申请，选好上门取件的时间，取件时交给快递员即可。',
        '收到商品後 7 天內可以退貨。請在「我的訂單」申請並選擇到府取件的時間，屆時交給宅配人員即可。',
        'You can return it within 7 days of delivery. Please ask for it under “My orders” and choose when the courier may collect it.',
      ),
      said(
        '请保留原包装和配件，收到退货后 1–3 个工作日退款，原路退回。',
        '請保留原包裝和配件，我們收到退貨後 1–3 個工作天內退款，退回原付款方式。',
        'Please keep the packaging and all parts. The refund goes back the way you paid, 1–3 working days after we receive it.',
      ),
    ],
  },
  {
    folder: 'afterSales',
    shortcut: 'refund',
    name: said('退款进度', '退款進度', 'Refund progress'),
    says: [
      said(
        '您的退款 ___ 元已于 ___ 提交，银行一般 1–5 个工作日到账。',
        '您的退款 ___ 元已於 ___ 送出，銀行通常 1–5 個工作天入帳。',
        'Your refund of ___ was sent on ___. Banks usually take 1–5 working days to show it.',
      ),
    ],
  },
  {
    folder: 'afterSales',
    shortcut: 'photo',
    name: said('请发照片', '請提供照片', 'Ask for photos'),
    says: [
      said(
        '麻烦拍两张照片发过来：一张整体，一张破损的地方，快递面单也请一起拍下。',
        '麻煩拍兩張照片傳過來：一張全貌，一張破損處，也請一併拍下託運單。',
        'Could you send two photos, one of the whole item and one of the damage, together with the delivery label?',
      ),
    ],
    forAfterSalesTeam: true,
  },
  {
    folder: 'afterSales',
    shortcut: 'exchange',
    name: said('破损换新', '破損換新', 'Replace what arrived broken'),
    says: [
      said(
        '情况我看到了，确实是运输中损坏的。今天就为您换新，旧的不用寄回，新单号稍后发给您。',
        '狀況我看到了，確實是運送途中損壞。今天就為您換新，舊品不必寄回，新的託運單號稍後提供給您。',
        'I can see it was damaged on the way. We will send a new one today; you need not return the old one. The tracking number follows shortly.',
      ),
    ],
    forAfterSalesTeam: true,
  },
]

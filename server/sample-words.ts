// The sample centre in three languages: a small after-sales service as one meets it.
import type { Language } from '#protocol'

export type SampleWords = {
  centre: string
  site: string
  group: string
  afterSalesTeam: string
  ordersTeam: string
  people: Record<
    'supervisor' | 'leader1' | 'leader2' | 'agent1' | 'agent2' | 'agent3' | 'agent4' | 'agent5',
    string
  >
  skills: Record<'afterSales' | 'orders' | 'accounts', string>
  queues: Record<'afterSales' | 'orders' | 'complaints', string>
  keywords: Record<'afterSales' | 'orders' | 'complaints', string[]>
  calendar: string
}

const zhHans: SampleWords = {
  centre: '客服中心',
  site: '杭州职场',
  group: '电商组',
  afterSalesTeam: '售后一班',
  ordersTeam: '订单一班',
  people: {
    supervisor: '周雅文',
    leader1: '王海燕',
    leader2: '陈志强',
    agent1: '林小满',
    agent2: '赵敏',
    agent3: '李伟',
    agent4: '吴倩',
    agent5: '孙立',
  },
  skills: { afterSales: '售后', orders: '订单', accounts: '账户' },
  queues: { afterSales: '售后服务', orders: '订单咨询', complaints: '投诉受理' },
  calendar: '客服时间',
  keywords: {
    afterSales: ['退货', '退款', '换货', '维修', '坏了', '破损', '少发', '错发', '质量', '保修'],
    orders: ['下单', '优惠', '发票', '物流', '快递', '配送', '改地址', '取消订单'],
    complaints: ['投诉', '举报', '态度差', '消协', '12315'],
  },
}

const zhHant: SampleWords = {
  centre: '客服中心',
  site: '台北據點',
  group: '電商組',
  afterSalesTeam: '售後一班',
  ordersTeam: '訂單一班',
  people: {
    supervisor: '周雅文',
    leader1: '王海燕',
    leader2: '陳志強',
    agent1: '林小滿',
    agent2: '趙敏',
    agent3: '李偉',
    agent4: '吳倩',
    agent5: '孫立',
  },
  skills: { afterSales: '售後', orders: '訂單', accounts: '帳戶' },
  queues: { afterSales: '售後服務', orders: '訂單諮詢', complaints: '客訴受理' },
  calendar: '客服時間',
  keywords: {
    afterSales: ['退貨', '退款', '換貨', '維修', '壞了', '破損', '少寄', '寄錯', '品質', '保固'],
    orders: ['下單', '優惠', '發票', '物流', '宅配', '配送', '改地址', '取消訂單'],
    complaints: ['客訴', '投訴', '申訴', '態度差', '消保官', '1950'],
  },
}

const en: SampleWords = {
  centre: 'Customer Service',
  site: 'Main Site',
  group: 'Online Shop',
  afterSalesTeam: 'After-sales Team 1',
  ordersTeam: 'Orders Team 1',
  people: {
    supervisor: 'Grace Zhou',
    leader1: 'Helen Wang',
    leader2: 'Charles Chen',
    agent1: 'Lily Lin',
    agent2: 'Min Zhao',
    agent3: 'William Li',
    agent4: 'Chloe Wu',
    agent5: 'Leo Sun',
  },
  skills: { afterSales: 'After-sales', orders: 'Orders', accounts: 'Accounts' },
  queues: { afterSales: 'After-sales', orders: 'Orders', complaints: 'Complaints' },
  calendar: 'Service hours',
  keywords: {
    afterSales: [
      'return',
      'refund',
      'exchange',
      'repair',
      'broken',
      'damaged',
      'missing',
      'warranty',
      '退货',
      '退款',
    ],
    orders: ['order', 'discount', 'invoice', 'delivery', 'courier', 'address', 'cancel'],
    complaints: ['complain', 'complaint', 'unacceptable', 'lawyer', '投诉'],
  },
}

export const sampleWords: Readonly<Record<Language, SampleWords>> = {
  'zh-Hans': zhHans,
  'zh-Hant': zhHant,
  en,
}

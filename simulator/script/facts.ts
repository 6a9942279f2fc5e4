// What a customer's case is made of: what she bought, where she lives, who carries it. All of it is invented.
import type { Language } from '#protocol'
import type { Chance } from './chance.ts'

export type Facts = {
  good: string
  order: string
  phone: string
  city: string
  district: string
  address: string
  courier: string
  parcel: string
  days: string
  money: string
  date: string
  name: string
  agent: string
}

type Names = {
  goods: readonly string[]
  couriers: readonly string[]
  places: readonly { city: string; district: string; street: string }[]
}

const hans: Names = {
  goods: [
    '空气炸锅',
    '手冲咖啡壶',
    '马克杯',
    '北欧台灯',
    '四件套',
    '乳胶枕',
    '电热水壶',
    '扫地机器人',
    '香薰机',
    '加湿器',
    '折叠收纳箱',
    '珐琅锅',
    '筋膜枪',
    '懒人沙发',
    '挂烫机',
    '保温杯',
    '蒸汽拖把',
    '儿童餐椅',
    '电动牙刷',
    '羊毛地毯',
    '落地扇',
    '陶瓷碗套装',
    '蓝牙音箱',
    '榨汁机',
  ],
  couriers: ['顺丰', '中通', '圆通', '韵达', '申通', '京东快递', '极兔', 'EMS'],
  places: [
    { city: '杭州', district: '余杭区', street: '文一西路' },
    { city: '上海', district: '浦东新区', street: '张杨路' },
    { city: '北京', district: '朝阳区', street: '望京西园' },
    { city: '广州', district: '天河区', street: '棠下大片路' },
    { city: '深圳', district: '龙华区', street: '民治大道' },
    { city: '成都', district: '武侯区', street: '科华北路' },
    { city: '武汉', district: '洪山区', street: '光谷大道' },
    { city: '西安', district: '雁塔区', street: '小寨东路' },
    { city: '南京', district: '江宁区', street: '双龙大道' },
    { city: '苏州', district: '吴中区', street: '东吴北路' },
    { city: '长沙', district: '岳麓区', street: '麓谷大道' },
    { city: '郑州', district: '金水区', street: '花园路' },
    { city: '沈阳', district: '铁西区', street: '兴华南街' },
    { city: '哈尔滨', district: '南岗区', street: '学府路' },
    { city: '昆明', district: '盘龙区', street: '北京路' },
    { city: '乌鲁木齐', district: '天山区', street: '解放南路' },
  ],
}

const hant: Names = {
  goods: [
    '氣炸鍋',
    '手沖壺',
    '馬克杯',
    '檯燈',
    '床包組',
    '乳膠枕',
    '快煮壺',
    '掃地機器人',
    '水氧機',
    '除濕機',
    '收納箱',
    '保溫瓶',
  ],
  couriers: ['黑貓宅急便', '新竹物流', '宅配通', '7-11 店到店', '全家店到店'],
  places: [
    { city: '台北市', district: '大安區', street: '和平東路二段' },
    { city: '新北市', district: '板橋區', street: '文化路一段' },
    { city: '台中市', district: '西屯區', street: '台灣大道三段' },
    { city: '高雄市', district: '左營區', street: '博愛二路' },
    { city: '台南市', district: '東區', street: '崇學路' },
  ],
}

const english: Names = {
  goods: [
    'air fryer',
    'pour-over kettle',
    'desk lamp',
    'bedding set',
    'robot vacuum',
    'humidifier',
    'storage box',
    'thermos',
    'enamel pot',
  ],
  couriers: ['SF Express', 'DHL', 'EMS', 'YTO'],
  places: [
    { city: 'Shanghai', district: 'Jing’an', street: 'Nanjing West Road' },
    { city: 'Shenzhen', district: 'Nanshan', street: 'Shennan Avenue' },
    { city: 'Hong Kong', district: 'Sai Ying Pun', street: 'Queen’s Road West' },
    { city: 'Singapore', district: 'Tampines', street: 'Street 81' },
  ],
}

const namesIn: Readonly<Record<Language, Names>> = { 'zh-Hans': hans, 'zh-Hant': hant, en: english }

/** `at`: when she writes, in epoch milliseconds; her order is a few days older. */
export function someFacts(
  chance: Chance,
  language: Language,
  at: number,
): Omit<Facts, 'name' | 'phone' | 'agent'> {
  const names = namesIn[language]
  const place = chance.pick(names.places)
  const days = chance.whole(1, 9)
  const bought = new Date(at - days * 86_400_000)
  const [year, month, day] = bought.toISOString().slice(0, 10).split('-').map(Number)
  const digits = (many: number) => Array.from({ length: many }, () => chance.whole(0, 9)).join('')
  return {
    good: chance.pick(names.goods),
    order: `${year}${String(month).padStart(2, '0')}${String(day).padStart(2, '0')}${digits(6)}`,
    city: place.city,
    district: place.district,
    address: addressIn(language, place, chance),
    courier: chance.pick(names.couriers),
    parcel: `${chance.pick(['SF', 'YT', 'ZT', 'JT', '7'])}${digits(12)}`,
    days: String(days),
    money: `${chance.whole(19, 899)}${chance.pick(['', '', '.9', '.5', '.8'])}`,
    date: language === 'en' ? `${day}/${month}` : `${month}月${day}${language === 'zh-Hans' ? '号' : '日'}`,
  }
}

function addressIn(language: Language, place: Names['places'][number], chance: Chance): string {
  const { city, district, street } = place
  const number = chance.whole(1, 398)
  if (language === 'en') return `${number} ${street}, ${district}, ${city}`
  const room = `${chance.whole(1, 28)}${chance.pick(['01', '02', '03', '04'])}`
  if (language === 'zh-Hant') return `${city}${district}${street}${number}號${chance.whole(2, 14)}樓`
  return `${city}市${district}${street}${number}号${chance.whole(1, 19)}${chance.pick(['栋', '幢', '号楼'])}${room}`
}

// Who comes: a population in which some come back often, a few are important, and everybody writes in her own way.
import type { Need } from '#customers/core'
import type { Language } from '#protocol'
import { chanceOf, type Chance } from './chance.ts'
import { type PersonaKey, personas } from './personas.ts'

export type Customer = {
  /** The same person has the same key on every day. */
  key: string
  name: string
  phone: string
  email: string | null
  language: Language
  persona: PersonaKey
  /** 0 is ordinary; 3 is served first. */
  level: 0 | 1 | 2 | 3
  /** The shop knows her; otherwise she is whoever she says. */
  hasAccount: boolean
  /** What everybody who serves her has to know. */
  needs: readonly Need[]
  tags: readonly string[]
}

const surnames = [
  ...'王李张刘陈杨黄赵周吴徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷龙黎史陶贺顾毛郝龚邵万钱严覃武',
]
const given = [
  '芳',
  '敏',
  '静',
  '丽',
  '艳',
  '娟',
  '霞',
  '秀英',
  '桂兰',
  '玉梅',
  '雪',
  '婷婷',
  '欣怡',
  '梓涵',
  '诗琪',
  '佳琪',
  '思雨',
  '晓燕',
  '小红',
  '春梅',
  '伟',
  '强',
  '磊',
  '军',
  '洋',
  '勇',
  '杰',
  '涛',
  '明',
  '超',
  '建国',
  '志远',
  '浩然',
  '子轩',
  '宇航',
  '俊杰',
  '文博',
  '海涛',
  '国庆',
  '鹏飞',
  '一诺',
  '可欣',
  '若曦',
  '天宇',
  '思远',
  '雅琴',
  '慧',
  '倩',
  '颖',
  '鑫',
]
const traditionalNames = [
  '陳怡君',
  '林雅婷',
  '黃志豪',
  '張淑芬',
  '李宗翰',
  '王美玲',
  '吳佩珊',
  '劉家豪',
  '蔡宜靜',
  '楊承恩',
  '許雅雯',
  '鄭冠宇',
  '謝佳穎',
  '郭建宏',
  '洪詩涵',
  '曾俊傑',
]
const englishNames = [
  'Emma Clark',
  'Daniel Tan',
  'Priya Nair',
  'Oliver Schmidt',
  'Grace Lim',
  'James O’Neill',
  'Sofia Rossi',
  'Michael Wong',
  'Anna Kowalska',
  'Rachel Ng',
]

const languageShares: readonly { language: Language; weight: number }[] = [
  { language: 'zh-Hans', weight: 90 },
  { language: 'zh-Hant', weight: 7 },
  { language: 'en', weight: 3 },
]

/** The customer of this number in the population of this seed. */
export function customerOf(seed: string, number: number): Customer {
  const chance = chanceOf(seed, 'customer', number)
  const { language } = chance.weighed(languageShares)
  const { level } = chance.weighed([
    { level: 0, weight: 86 },
    { level: 1, weight: 8 },
    { level: 2, weight: 4 },
    { level: 3, weight: 2 },
  ] as const)
  return {
    key: `customer-${number}`,
    name: nameIn(language, chance),
    phone: phoneIn(language, chance),
    email: chance.happens(0.25)
      ? `${chance.pick(['a', 'lily', 'sun', 'hello', 'vip', 'tian'])}${chance.whole(100, 99_999)}@example.com`
      : null,
    language,
    persona: chance.weighed(personas).key,
    level,
    hasAccount: level > 0 || chance.happens(0.7),
    needs: chance.happens(0.12) ? [chance.pick(needs)] : [],
    tags: tagsOf(level, chance),
  }
}

const needs: readonly Need[] = [
  { kind: 'elderly', text: null },
  { kind: 'hearing', text: '不接电话，请发文字' },
  { kind: 'large-print', text: null },
  { kind: 'slow-speech', text: '请一步一步说' },
  { kind: 'dialect', text: '粤语' },
  { kind: 'reduced-mobility', text: '请安排送货上楼' },
  { kind: 'other', text: '白天上班，晚上再联系' },
]

const usualTags = ['老客户', '企业采购', '母婴', '装修中', '常送礼', '常退换', '爱晒单', '直播间来的']

function tagsOf(level: number, chance: Chance): string[] {
  const some = chance.happens(0.4) ? [chance.pick(usualTags)] : []
  return level >= 2 ? ['重点维护', ...some] : some
}

function nameIn(language: Language, chance: Chance): string {
  if (language === 'zh-Hant') return chance.pick(traditionalNames)
  if (language === 'en') return chance.pick(englishNames)
  return chance.pick(surnames) + chance.pick(given)
}

/** Prefixes that carriers have, with numbers that nobody is called by. */
function phoneIn(language: Language, chance: Chance): string {
  const digits = (many: number) => Array.from({ length: many }, () => chance.whole(0, 9)).join('')
  if (language === 'zh-Hant') return `+886 9${digits(8)}`
  if (language === 'en') return `+65 8${digits(3)} ${digits(4)}`
  return `${chance.pick(['138', '139', '150', '158', '177', '186', '188', '199'])}0000${digits(4)}`
}

/** Which of so many comes: some come again and again, most once in a while. */
export function someCustomer(seed: string, population: number, chance: Chance): Customer {
  const skewed = chance.next() ** 1.6
  return customerOf(seed, Math.floor(skewed * population))
}

// Who works in the sample centre that lives: three teams, their leaders, who is in when, and who is left for visitors.

export type DemoSkill = 'afterSales' | 'orders' | 'delivery' | 'accounts'
export type DemoTeam = 'afterSales' | 'orders' | 'accounts'

export type DemoPerson = {
  staffNumber: string
  name: string
  role: 'supervisor' | 'team-leader' | 'agent'
  team: DemoTeam | 'centre'
  skills: Partial<Record<DemoSkill, number>>
  /** 1 is ordinary, more is quicker. */
  pace: number
  shift: 'early' | 'late'
  /** The weekday on which she is off, 0 is Monday. */
  off: number
  /** Her seat is for whoever tries Huawu. */
  isFree?: true
}

const agent = (
  staffNumber: string,
  name: string,
  team: DemoTeam,
  rest: Pick<DemoPerson, 'skills' | 'pace' | 'shift' | 'off' | 'isFree'>,
): DemoPerson => ({ staffNumber, name, team, role: 'agent', ...rest })

const leader = (staffNumber: string, name: string, team: DemoPerson['team']): DemoPerson => ({
  staffNumber,
  name,
  team,
  role: team === 'centre' ? 'supervisor' : 'team-leader',
  skills: {},
  pace: 1,
  shift: 'early',
  off: 6,
})

export const demoPeople: readonly DemoPerson[] = [
  leader('1001', '周雅文', 'centre'),
  leader('1101', '王海燕', 'afterSales'),
  agent('1102', '林小满', 'afterSales', {
    skills: { afterSales: 5, accounts: 2 },
    pace: 1.1,
    shift: 'early',
    off: 2,
    isFree: true,
  }),
  agent('1103', '赵敏', 'afterSales', {
    skills: { afterSales: 5, delivery: 3 },
    pace: 1.15,
    shift: 'early',
    off: 6,
  }),
  agent('1104', '孙立', 'afterSales', {
    skills: { afterSales: 3, orders: 2 },
    pace: 0.85,
    shift: 'late',
    off: 1,
  }),
  agent('1105', '黄佳怡', 'afterSales', { skills: { afterSales: 4 }, pace: 1, shift: 'late', off: 3 }),
  agent('1106', '许文强', 'afterSales', {
    skills: { afterSales: 2, orders: 2, accounts: 1 },
    pace: 0.75,
    shift: 'early',
    off: 4,
  }),
  leader('1201', '陈志强', 'orders'),
  agent('1202', '李伟', 'orders', { skills: { orders: 5, delivery: 4 }, pace: 1.2, shift: 'early', off: 5 }),
  agent('1203', '吴倩', 'orders', { skills: { orders: 3, accounts: 3 }, pace: 1, shift: 'late', off: 0 }),
  agent('1204', '郑凯', 'orders', {
    skills: { orders: 4, delivery: 3, afterSales: 1 },
    pace: 0.95,
    shift: 'late',
    off: 2,
  }),
  agent('1205', '何雨桐', 'orders', {
    skills: { orders: 3, delivery: 2 },
    pace: 0.9,
    shift: 'early',
    off: 1,
    isFree: true,
  }),
  agent('1206', '罗晓东', 'orders', {
    skills: { orders: 2, delivery: 5 },
    pace: 1.05,
    shift: 'early',
    off: 3,
  }),
  leader('1301', '高敏', 'accounts'),
  agent('1302', '马欣然', 'accounts', {
    skills: { accounts: 5, orders: 2 },
    pace: 1.1,
    shift: 'early',
    off: 4,
  }),
  agent('1303', '谢宇', 'accounts', {
    skills: { accounts: 4, afterSales: 2 },
    pace: 1,
    shift: 'late',
    off: 6,
  }),
  agent('1304', '唐婉清', 'accounts', {
    skills: { accounts: 3, orders: 1 },
    pace: 0.9,
    shift: 'late',
    off: 5,
    isFree: true,
  }),
]

/** As she gives her name to customers: 小满, but 赵敏, for 敏 alone is nobody's name. */
export const calledBy = (name: string): string => ([...name].length > 2 ? name.slice(1) : name)

/** Everybody has the same: it is printed, and nobody else is to come near a sample centre. */
export const demoPassword = 'huawu-demo'

export const demoAdministrator = { name: '管理员', email: 'admin@example.com', staffNumber: '1000' }

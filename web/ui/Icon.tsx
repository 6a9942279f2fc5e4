// The icons of the house by what they mean, so that one idea has one picture.
import {
  AlertOutlined,
  ApartmentOutlined,
  ApiOutlined,
  ArrowLeftOutlined,
  ArrowRightOutlined,
  BellOutlined,
  BulbOutlined,
  CalendarOutlined,
  CheckCircleOutlined,
  ClockCircleOutlined,
  CloseOutlined,
  CoffeeOutlined,
  CommentOutlined,
  ContactsOutlined,
  DisconnectOutlined,
  DownOutlined,
  EditOutlined,
  ExclamationCircleOutlined,
  EyeOutlined,
  FileOutlined,
  HistoryOutlined,
  ImportOutlined,
  InfoCircleOutlined,
  KeyOutlined,
  LogoutOutlined,
  MailOutlined,
  MessageOutlined,
  MinusCircleOutlined,
  MutedOutlined,
  OrderedListOutlined,
  PaperClipOutlined,
  PhoneOutlined,
  PlusOutlined,
  PoweroffOutlined,
  QuestionCircleOutlined,
  SafetyCertificateOutlined,
  SearchOutlined,
  SendOutlined,
  SettingOutlined,
  SoundOutlined,
  StarOutlined,
  SwapOutlined,
  TeamOutlined,
  UserOutlined,
  WarningOutlined,
} from '@ant-design/icons'
import type { ReactNode } from 'react'

const icons = {
  desk: MessageOutlined,
  team: TeamOutlined,
  settings: SettingOutlined,
  people: UserOutlined,
  tree: ApartmentOutlined,
  skill: StarOutlined,
  history: HistoryOutlined,
  key: KeyOutlined,
  api: ApiOutlined,
  security: SafetyCertificateOutlined,
  search: SearchOutlined,
  add: PlusOutlined,
  back: ArrowLeftOutlined,
  next: ArrowRightOutlined,
  close: CloseOutlined,
  down: DownOutlined,
  help: QuestionCircleOutlined,
  leave: LogoutOutlined,
  good: CheckCircleOutlined,
  mind: WarningOutlined,
  bad: ExclamationCircleOutlined,
  info: InfoCircleOutlined,
  ready: CheckCircleOutlined,
  ringing: BellOutlined,
  serving: MessageOutlined,
  'wrap-up': EditOutlined,
  'not-ready': MinusCircleOutlined,
  break: CoffeeOutlined,
  offline: PoweroffOutlined,
  dropped: DisconnectOutlined,
  lost: DisconnectOutlined,
  file: FileOutlined,
  attach: PaperClipOutlined,
  send: SendOutlined,
  phone: PhoneOutlined,
  mail: MailOutlined,
  sound: SoundOutlined,
  muted: MutedOutlined,
  queue: OrderedListOutlined,
  calendar: CalendarOutlined,
  canned: CommentOutlined,
  remind: ClockCircleOutlined,
  transfer: SwapOutlined,
  consult: CommentOutlined,
  hand: AlertOutlined,
  looking: EyeOutlined,
  writing: EditOutlined,
  whisper: BulbOutlined,
  'take-over': ImportOutlined,
  customers: ContactsOutlined,
} as const

export type IconName = keyof typeof icons

export type IconProps = {
  name: IconName
  /** Said by screen readers; without it the icon is decoration. */ label?: string
}

export function Icon({ name, label }: IconProps): ReactNode {
  const Drawn = icons[name]
  return label ? (
    <Drawn role="img" aria-label={label} />
  ) : (
    <Drawn role="presentation" aria-hidden="true" aria-label="" />
  )
}

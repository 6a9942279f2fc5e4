// What Huawu knows of the variables of a reply whoever the customer is, in the customer's language.
import type { ReplyValues } from '#canned-replies/core'
import { serverNow } from '#connection'
import { useMe } from '#identity/web'
import type { Language } from '#protocol'
import { usePlace } from '#ui'

export function useReplyValues(): (language: Language) => ReplyValues {
  const { name, staffNumber, organisation } = useMe()
  const { timeZone } = usePlace()
  return (language) => {
    const now = serverNow()
    return {
      agent: name,
      'staff-number': staffNumber,
      organisation: organisation.name,
      date: new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone }).format(now),
      time: new Intl.DateTimeFormat(language, { timeStyle: 'short', timeZone }).format(now),
    }
  }
}

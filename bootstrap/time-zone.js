// A time zone that is asked for and not in force would make three runs of the same test.
const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone
if (zone !== process.env.TZ) throw new Error(`The time zone is ${zone} and should be ${process.env.TZ}.`)

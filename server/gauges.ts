// What /metrics shows of the organisations.
import type { Gauges } from '#platform/http'
import type { Organisations } from '#platform/organisations'

export function gauges(organisations: Organisations): Gauges {
  return [
    {
      name: 'huawu_open_screens',
      help: 'Sockets of staff and visitors that are open on this process.',
      read: () =>
        organisations.all().map(({ code, hub }) => ({ organisation: code, value: hub.connections() })),
    },
    {
      name: 'huawu_database_connections',
      help: 'Connections of this process to the database of the organisation.',
      read: () =>
        organisations.all().map(({ code, pool }) => ({ organisation: code, value: pool.totalCount })),
    },
    {
      name: 'huawu_database_waiting',
      help: 'Requests of this process that wait for a connection.',
      read: () =>
        organisations.all().map(({ code, pool }) => ({ organisation: code, value: pool.waitingCount })),
    },
  ]
}

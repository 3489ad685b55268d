import type { SettingsStore } from '../../../../shared/store/port.ts'
import type { Tables } from './tables.ts'

export const settings = ({ sessions, units, people, notices, marks }: Tables): SettingsStore => ({
  all: async () => ({
    sessions: [...sessions.values()],
    units: [...units.values()],
    people: [...people.values()],
    notices: [...notices.values()],
  }),
  sessions: async () => [...sessions.values()],
  async putSession(session) {
    sessions.set(session.id, session)
  },
  units: async () => [...units.values()],
  async putUnit(unit) {
    units.set(unit.code, unit)
  },
  people: async () => [...people.values()],
  async putPerson(person) {
    people.set(person.sub, person)
  },
  notices: async () => [...notices.values()],
  async putNotice(notice) {
    notices.set(notice.year, notice)
  },
  marks: async () => new Map(marks),
  async putMark(job, revision) {
    marks.set(job, revision)
  },
})

import type { Label } from '../../../shared/profiles/index.ts'
import { shell } from './texts/shell.ts'
import type { Person } from './viewer.ts'

type Role = Person['role']

/** A page of the main navigation: for whom it is, and whose start page. The first part of its path names it. */
export type NavItem = { href: string; label: Label; roles: readonly Role[]; startOf?: readonly Role[] }

const label = (key: 'work'): Label => ({ zh: shell.zh[key], en: shell.en[key] })

/** The main navigation, in order; a page that is added is listed here. */
export const navItems: readonly NavItem[] = [
  { href: '/', label: label('work'), roles: ['secretariat', 'unit', 'inspector', 'committee', 'leader', 'admin'] },
]

/** What a person's navigation shows. */
export const navOf = ({ role }: Person): readonly NavItem[] => navItems.filter((item) => item.roles.includes(role))

/** Where a person begins: `/` is My work; who has no steps of their own begins elsewhere. */
export const startOf = ({ role }: Person): string => navItems.find((i) => i.startOf?.includes(role))?.href ?? '/'

/** Whether the navigation's item is the page, or the page is under it. */
export const isHere = (href: string, path: string): boolean => {
  const page = path.split('?')[0] ?? ''
  return href === '/' ? page === '/' : page === href || page.startsWith(`${href}/`)
}

import type { Label } from '../../../shared/profiles/index.ts'
import { admin } from './texts/admin.ts'
import { figures } from './texts/figures.ts'
import { office } from './texts/office.ts'
import { shell } from './texts/shell.ts'
import type { Person } from './viewer.ts'

type Role = Person['role']

/** A page of the main navigation: for whom it is, and whose start page. The first part of its path names it. */
export type NavItem = { href: string; label: Label; roles: readonly Role[]; startOf?: readonly Role[] }

const label = (key: 'work'): Label => ({ zh: shell.zh[key], en: shell.en[key] })

const officeItem = (key: keyof typeof office.zh.nav): Label => ({ zh: office.zh.nav[key], en: office.en.nav[key] })

/** The list, and the secretariat's pages. */
const officeNav: readonly NavItem[] = [
  {
    href: '/suggestions',
    label: officeItem('list'),
    roles: ['secretariat', 'unit', 'inspector', 'committee', 'leader'],
  },
  { href: '/review', label: officeItem('review'), roles: ['secretariat'] },
  { href: '/assign', label: officeItem('assign'), roles: ['secretariat'] },
  { href: '/decide', label: officeItem('decide'), roles: ['secretariat'] },
  { href: '/board', label: officeItem('board'), roles: ['secretariat', 'inspector', 'leader'] },
]

const adminPages = ['sessions', 'units', 'people', 'calendar', 'messages', 'health'] as const

/** The admin's pages; they begin with the sessions. */
const adminNav: readonly NavItem[] = adminPages.map((page) => ({
  href: `/admin/${page}`,
  label: { zh: admin.zh.nav[page], en: admin.en.nav[page] },
  roles: ['admin'],
  ...(page === 'sessions' && { startOf: ['admin'] as const }),
}))

/** The main navigation, in order; a page that is added is listed here. */
export const navItems: readonly NavItem[] = [
  { href: '/', label: label('work'), roles: ['secretariat', 'unit', 'inspector', 'committee', 'leader'] },
  ...officeNav,
  ...adminNav,
  {
    href: '/figures',
    label: { zh: figures.zh.title, en: figures.en.title },
    roles: ['leader', 'secretariat', 'inspector', 'unit'],
    startOf: ['leader'],
  },
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

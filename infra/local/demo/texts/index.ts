import { city } from './suggestions-city.ts'
import { civil } from './suggestions-civil.ts'
import { development } from './suggestions-development.ts'
import { economy } from './suggestions-economy.ts'
import { education } from './suggestions-education.ts'
import { environment } from './suggestions-environment.ts'
import { health } from './suggestions-health.ts'
import { housing } from './suggestions-housing.ts'
import { insurance } from './suggestions-insurance.ts'
import { transport } from './suggestions-transport.ts'
import type { DemoSuggestion } from './types.ts'

export { demoPeople } from './people.ts'
export type { DemoSuggestion } from './types.ts'
export { demoUnits } from './units.ts'

/** Its dates are chosen when the demonstration is made. */
export const demoSession = {
  id: '8-4',
  congress: 8,
  session: 4,
  name: '云江市第八届人民代表大会第四次会议',
  city: '云江市',
}

/** In the order of their numbers, 0001 to 0042. */
export const demoSuggestions: DemoSuggestion[] = [
  ...insurance,
  ...health,
  ...education,
  ...transport,
  ...housing,
  ...environment,
  ...civil,
  ...economy,
  ...development,
  ...city,
]

const deputies = [...new Set(demoSuggestions.flatMap((s) => s.deputies.map((d) => d.name)))]

/** A deputy's phone: the same on each of the deputy's suggestions, so that they are known for one person's. */
export const phoneOf = (deputy: string): string => `1380000${String(deputies.indexOf(deputy) + 1).padStart(4, '0')}`

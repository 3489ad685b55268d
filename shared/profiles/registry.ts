import { national } from './places/national.ts'
import { xiamen2025 } from './places/xiamen-2025.ts'
import type { Profile } from './profile.ts'

/** The profiles that come with the system, by name. */
export const profiles: Readonly<Record<string, Profile>> = Object.fromEntries(
  [national, xiamen2025].map((profile) => [profile.name, profile]),
)

/** A profile by its name, such as `xiamen-2025`. */
export function profileNamed(name: string): Profile | undefined {
  return Object.hasOwn(profiles, name) ? profiles[name] : undefined
}

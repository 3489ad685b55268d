import { beijing2014 } from './places/beijing-2014.ts'
import { chongqing2018 } from './places/chongqing-2018.ts'
import { henan2017 } from './places/henan-2017.ts'
import { national } from './places/national.ts'
import { qingdao2021 } from './places/qingdao-2021.ts'
import { shandong2017 } from './places/shandong-2017.ts'
import { shanghai2015 } from './places/shanghai-2015.ts'
import { xiamen2025 } from './places/xiamen-2025.ts'
import { zhejiang2016 } from './places/zhejiang-2016.ts'
import type { Profile } from './profile.ts'

const all = [
  national,
  xiamen2025,
  shanghai2015,
  beijing2014,
  chongqing2018,
  qingdao2021,
  shandong2017,
  henan2017,
  zhejiang2016,
]

/** The profiles that come with the system, by name. */
export const profiles: Readonly<Record<string, Profile>> = Object.fromEntries(
  all.map((profile) => [profile.name, profile]),
)

/** A profile by its name, such as `xiamen-2025`. */
export function profileNamed(name: string): Profile | undefined {
  return Object.hasOwn(profiles, name) ? profiles[name] : undefined
}

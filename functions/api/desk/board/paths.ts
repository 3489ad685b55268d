/** The board of a session, of one unit where it is given. */
export const boardPath = (of: { session?: string; unit?: string; urged?: string }): string => {
  const given = Object.entries(of).filter((pair): pair is [string, string] => !!pair[1])
  return given.length > 0 ? `/board?${new URLSearchParams(given)}` : '/board'
}

/** The page on which a handling is urged; it leads back to the board that it was opened from. */
export const urgePath = (handling: string, unit?: string): string =>
  `/board/urge/${encodeURIComponent(handling)}${unit ? `?${new URLSearchParams({ unit })}` : ''}`

/** The longest path to come back to; a browser's address is rarely longer. */
const longest = 2000

/**
 * A path of this site, or `/`. Anything that a browser could read as another site's address is not one: `//host`,
 * `/\host`, a scheme, control characters.
 */
export const sameSitePath = (to: string | undefined): string => {
  if (!to?.startsWith('/') || to.length > longest) return '/'
  const here = 'http://here.invalid'
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers drop them, and read what is left
  if (/[\\\u0000-\u001f\u007f]/.test(to) || to.startsWith('//') || !URL.canParse(to, here)) return '/'
  const url = new URL(to, here)
  return url.origin === here && !url.pathname.startsWith('//') ? `${url.pathname}${url.search}${url.hash}` : '/'
}

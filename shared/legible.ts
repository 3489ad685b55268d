/** What ends a line in some system or other. */
const lineEnds = /\r\n|[\r\v\f\u0085\u2028\u2029]/g

/** Controls, and what is no character at all: XML 1.0 forbids most of them, and none is ever seen. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const unseen = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\ufdd0-\ufdef\ufffe\uffff]/g

/** Turn the reading direction of what follows, so that a name could show as another. */
const overrides = /[\u202a-\u202e\u2066-\u2069]/g

/** Half of a character. */
const lone = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** A text of several lines with nothing in it that a document cannot hold or that misleads who reads it. */
export const legible = (text: string): string =>
  text.replace(lineEnds, '\n').replace(unseen, '').replace(overrides, '').replace(lone, '\ufffd').replaceAll('\t', ' ')

/** The same in one line. */
export const legibleLine = (text: string): string => legible(text).replace(/\s+/g, ' ').trim()

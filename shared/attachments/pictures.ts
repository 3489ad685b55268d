/** The markers of JPEG that begin a frame (SOF), which has the picture's height and width; C4, C8 and CC are other tables. */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

/** Markers that stand alone: TEM, RST0 to RST7. */
const isAlone = (marker: number): boolean => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)

/** Begins as a JPEG does. */
export const looksLikeJpeg = (file: Buffer): boolean => file.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))

/** Whether the segments of a JPEG lead to a picture: a frame with a height and a width, then a scan, and an end. */
export const isWholeJpeg = (file: Buffer): boolean => {
  let at = 2
  let framed = false
  while (at + 4 <= file.length) {
    if (file[at] !== 0xff) return false
    const marker = file[at + 1] ?? 0
    if (marker === 0xff) at += 1
    else if (isAlone(marker)) at += 2
    else {
      const length = file.readUInt16BE(at + 2)
      if (length < 2) return false
      if (marker === 0xda) return framed && file.indexOf(Buffer.from([0xff, 0xd9]), at + 2 + length) !== -1
      // A height of 0 is allowed: it is said after the scan then.
      if (isFrame(marker)) framed = at + 9 <= file.length && file.readUInt16BE(at + 7) > 0
      at += 2 + length
    }
  }
  return false
}

const pngSignature = Buffer.from('89504e470d0a1a0a', 'hex')

/** Begins as a PNG does. */
export const looksLikePng = (file: Buffer): boolean => file.subarray(0, 8).equals(pngSignature)

/** Whether the chunks of a PNG lead from its header (IHDR, with a size) over data to its end (IEND). */
export const isWholePng = (file: Buffer): boolean => {
  let at = 8
  let data = false
  while (at + 12 <= file.length) {
    const length = file.readUInt32BE(at)
    const type = file.toString('latin1', at + 4, at + 8)
    if (!/^[A-Za-z]{4}$/.test(type) || at + 12 + length > file.length) return false
    if (at === 8) {
      const sized = length === 13 && file.readUInt32BE(16) > 0 && file.readUInt32BE(20) > 0
      if (type !== 'IHDR' || !sized) return false
    }
    if (type === 'IDAT') data = true
    if (type === 'IEND') return data
    at += 12 + length
  }
  return false
}

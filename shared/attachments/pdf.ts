/** So far from its end a PDF says where its tables are; readers look no further. Bytes. */
const tail = 1_024

/** Begins as a PDF does: one whose mark comes later is something else before it. */
export const looksLikePdf = (file: Buffer): boolean => /^%PDF-[12]\.\d/.test(file.toString('latin1', 0, 8))

/** Whether a PDF has its end, so that it was sent whole. */
export const isWholePdf = (file: Buffer): boolean => {
  const end = file.subarray(-tail).toString('latin1')
  return end.includes('startxref') && end.includes('%%EOF')
}

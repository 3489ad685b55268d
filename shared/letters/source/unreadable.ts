/** Why a file cannot be read as a letter at all. */
export type UnreadableReason =
  | 'TOO_LARGE'
  | 'TOO_LONG'
  | 'NOT_TEXT'
  | 'OLD_WORD'
  | 'PDF'
  | 'NOT_A_LETTER_FILE'
  | 'BROKEN_DOCX'
  | 'TOO_DEEP'

const words: Record<UnreadableReason, string> = {
  TOO_LARGE: '文件过大,展开后超过 20 MB;答复函没有这么大,请检查文件',
  TOO_LONG: '文字过长,超过 20 万字;请一次只交一份答复函',
  NOT_TEXT: '文件里不是文字,或者编码无法识别;请另存为 UTF-8 文本或 docx',
  OLD_WORD: '这是旧版 Word 文件(.doc);请在 Word 或 WPS 中另存为 docx',
  PDF: '这是 PDF 文件;请改交网页、docx,或把文字复制到文本文件',
  NOT_A_LETTER_FILE: '不是能读取的文件类型;请提交文本、网页(HTML)或 docx',
  TOO_DEEP: '文件的标签层层嵌套,不像一份答复函;请把文字复制到文本文件后再试',
  BROKEN_DOCX: '这个 docx 文件已损坏,或者不是 Word 文档;请重新另存后再试',
}

/** A file or text that cannot be read; `message` is for people, in Chinese. */
export class UnreadableLetter extends Error {
  override name = 'UnreadableLetter'
  constructor(
    readonly reason: UnreadableReason,
    options?: ErrorOptions,
  ) {
    super(words[reason], options)
  }
}

import type * as z from 'zod'

const kinds: Record<string, string> = {
  string: '文字',
  number: '数字',
  int: '整数',
  boolean: '「是」或「否」（true、false）',
  array: '列表',
  object: '一组字段',
  record: '一组字段',
}

const formats: Record<string, string> = {
  date: '请填写存在的日期，写作 2025-05-06',
  datetime: '请填写时间，写作 2025-05-06T09:00:00+08:00',
  email: '邮箱地址不完整',
  url: '网址不完整',
}

const size = (origin: string, n: number | bigint): string =>
  origin === 'string' ? `${n} 字` : origin === 'array' ? `${n} 项` : `${n}`

/** What to do about a wrong field, in Chinese, where its schema has no words of its own. Enum values stay as they are sent. */
export const inChinese: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return '请填写'
      return `这一项须是${kinds[issue.expected] ?? '另一种内容'}`
    case 'invalid_value':
      return issue.input === undefined ? '请填写' : `只能是 ${issue.values.map(String).join('、')}`
    case 'invalid_format':
      return formats[issue.format] ?? '写法不对'
    case 'too_small':
      return `不能少于 ${size(issue.origin, issue.minimum)}`
    case 'too_big':
      return `不能多于 ${size(issue.origin, issue.maximum)}`
    case 'unrecognized_keys':
      return '没有这一项，请删去'
    default:
      return '填写有误'
  }
}

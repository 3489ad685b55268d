/** What a label of a letter or of its page names. `other` are labels that only end the value before them. */
export type LabelKey =
  | 'number'
  | 'session'
  | 'title'
  | 'suggestionTitle'
  | 'deputies'
  | 'coSigners'
  | 'leadUnit'
  | 'publisher'
  | 'source'
  | 'coUnits'
  | 'category'
  | 'documentNumber'
  | 'issuedOn'
  | 'publishedOn'
  | 'signer'
  | 'contact'
  | 'phone'
  | 'copyTo'
  | 'disclosure'
  | 'indexNumber'
  | 'proposal'
  | 'other'

const words: Record<LabelKey, string> = {
  number: '建议编号 建议号 议案编号 建议序号 编号',
  session: '届次 会议届次 会议名称',
  title: '标题 名称 信息名称 文件名称 ArticleTitle',
  suggestionTitle: '建议内容 建议标题 建议名称 建议题目 建议案由 案由 题目 议题',
  deputies: '代表姓名 领衔代表 提出代表 建议代表 提建议人 建议人 提出人 领衔人 人大代表',
  coSigners: '附议代表 附议人 联名代表 附议',
  leadUnit: '主办单位 承办单位 答复单位 办理单位 主办部门 承办部门',
  publisher: '发布机构 发文机关 发文单位 发布单位 制发机关 公开主体 公开责任部门 发布机关',
  source: '来源 信息来源 文章来源 稿件来源 ContentSource',
  coUnits: '会办单位 协办单位 会办部门 协办部门 会办 协办',
  category: '答复类别 办理类别 类别 答复类型 办理结果 办理结果类别 答复分类 办理情况类别 类别标记 解决程度 分类 类型',
  documentNumber: '文号 发文字号 发文文号 文件编号 字号',
  issuedOn: '成文日期 生成日期 发文日期 成文时间 生成时间 发文时间 制发日期 答复日期 答复时间',
  publishedOn: '发布时间 发布日期 公开日期 公开时间 发稿时间 时间 日期 更新时间 发表时间 PubDate publishdate',
  signer:
    '签发人 领导签发 签发 领导签字 签发领导 负责人签字 主要领导签字 主要负责人签字 单位负责人 负责人 签批人 签字人',
  contact: '联系人及电话 联系人及联系电话 联系人和电话 联系人电话 联系人及联系方式 联系人 经办人 承办人',
  phone: '联系电话 电话 办公电话 电话号码 联系方式',
  copyTo: '抄送 抄报',
  disclosure:
    '是否同意公开 是否公开 公开属性 公开方式 公开类别 公开选项 公开类型 信息公开选项 信息公开属性 是否同意公开答复 同意公开 答复是否公开',
  indexNumber: '索引号 信息索引号 索取号 信息索引',
  proposal: '提案号 提案编号 提案人 提案者 第一提案人 提案名称 提案标题 提案委员 委员姓名',
  other:
    '主题分类 主题词 有效性 时效性 体裁 体裁分类 组配分类 发文分类 关键词 关键字 内容概述 信息来源地 浏览次数 浏览量 点击数 点击量 点击 阅读 阅读次数 访问量 作者 编辑 责任编辑 审核 审核人 核稿 校对 打印 关闭 分享 字体 大 中 小 附件 主送 邮编 地址 联系地址 废止日期 生效日期 印发 反馈意见 分享到 打印本页 关闭窗口 邮箱 传真 密级 主题',
}

const keys = new Map<string, LabelKey>(
  Object.entries(words).flatMap(([key, list]) => list.split(' ').map((word) => [word, key as LabelKey])),
)
const longest = Math.max(...[...keys.keys()].map((word) => word.length))

/** The longest label at a place of a text without blanks that `fits`, or null. */
export const labelAt = (
  tight: string,
  at: number,
  fits: (end: number) => boolean,
): { key: LabelKey; end: number } | null => {
  for (let length = Math.min(longest, tight.length - at); length > 0; length--) {
    const key = keys.get(tight.slice(at, at + length))
    if (key && fits(at + length)) return { key, end: at + length }
  }
  return null
}

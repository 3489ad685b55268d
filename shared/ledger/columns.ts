/** A column of the ledger (台账) that an office sends in. */
export type Column = {
  key: ColumnKey
  /** As the template has it. */
  header: string
  /** Other headers under which offices have the same. */
  synonyms: readonly string[]
  required?: true
  /** What is written under it in the template's guide. */
  hint: string
  /** An example for the template's guide. */
  example: string
  /** In characters. */
  width: number
}

export type ColumnKey =
  | 'session'
  | 'number'
  | 'kind'
  | 'title'
  | 'body'
  | 'topics'
  | 'lead'
  | 'deputies'
  | 'delegation'
  | 'phone'
  | 'receivedOn'
  | 'disclosure'
  | 'proposedUnits'
  | 'confidential'
  | 'visibleTo'
  | 'originBody'
  | 'originNumber'
  | 'originDueOn'

/** The columns in the order of the template. */
export const columns: readonly Column[] = [
  {
    key: 'session',
    header: '届次',
    synonyms: ['会议', '会议届次', '大会届次', '届别'],
    hint: '届次代码或名称；整份文件同属一个届次时可以不填，导入时另选',
    example: '16-5',
    width: 12,
  },
  {
    key: 'number',
    header: '编号',
    synonyms: ['建议编号', '建议号', '序列号', '件号', '案号', '建议序号'],
    required: true,
    hint: '照印发的填写，前面的零要保留',
    example: '0105',
    width: 10,
  },
  {
    key: 'kind',
    header: '类型',
    synonyms: ['建议类型', '种类'],
    hint: '大会建议、闭会期间建议、议案转建议、上级转办；不填为大会建议',
    example: '大会建议',
    width: 12,
  },
  {
    key: 'title',
    header: '标题',
    synonyms: ['建议标题', '题目', '建议题目', '案由', '建议名称', '名称'],
    required: true,
    hint: '一行写完',
    example: '关于改善老旧小区消防通道的建议',
    width: 48,
  },
  {
    key: 'body',
    header: '内容',
    synonyms: ['建议内容', '正文', '建议正文', '具体内容', '主要内容'],
    required: true,
    hint: '建议的全文，单元格内可以换行',
    example: '(建议全文)',
    width: 60,
  },
  {
    key: 'topics',
    header: '主题',
    synonyms: ['分类', '类别', '建议分类', '主题词', '内容分类', '所属类别'],
    hint: '多个用顿号或分号隔开',
    example: '住房、消防安全',
    width: 18,
  },
  {
    key: 'lead',
    header: '领衔代表',
    synonyms: ['领衔人', '提建议人', '提出人', '代表姓名', '代表', '建议人', '第一提出人', '领衔'],
    required: true,
    hint: '一名；只有一名代表时就是这一名',
    example: '林一',
    width: 12,
  },
  {
    key: 'deputies',
    header: '联名代表',
    synonyms: ['附议代表', '附议人', '联名人', '其他代表', '附议'],
    hint: '多名用顿号或分号隔开',
    example: '苏二、王三',
    width: 24,
  },
  {
    key: 'delegation',
    header: '代表团',
    synonyms: ['所属代表团', '团组', '所在代表团'],
    hint: '领衔代表所在的代表团',
    example: '第三代表团',
    width: 14,
  },
  {
    key: 'phone',
    header: '领衔代表电话',
    synonyms: ['联系电话', '电话', '手机', '手机号', '手机号码', '代表电话', '联系方式'],
    hint: '只用于通知代表，单独存放，不出现在页面和导出里',
    example: '13800000000',
    width: 16,
  },
  {
    key: 'receivedOn',
    header: '收到日期',
    synonyms: ['收文日期', '提出日期', '提交日期', '登记日期', '收到时间', '提出时间', '日期'],
    required: true,
    hint: '日期格式，或写作 2025-02-10、2025年2月10日',
    example: '2025-02-10',
    width: 13,
  },
  {
    key: 'disclosure',
    header: '代表是否同意公开',
    synonyms: ['是否公开', '公开', '公开意见', '是否同意公开', '公开情况'],
    hint: '全文公开、只公开标题、不公开；不填为不公开',
    example: '全文公开',
    width: 18,
  },
  {
    key: 'proposedUnits',
    header: '建议承办单位',
    synonyms: ['拟办单位', '建议办理单位', '代表建议的承办单位', '拟承办单位'],
    hint: '单位名称或代码，多个用顿号或分号隔开',
    example: '市住房建设局',
    width: 24,
  },
  {
    key: 'confidential',
    header: '要求保密',
    synonyms: ['保密', '保密要求'],
    hint: '对代表身份保密、对内容保密；不保密不填',
    example: '',
    width: 14,
  },
  {
    key: 'visibleTo',
    header: '可以查看的人',
    synonyms: ['可查看人', '知悉范围'],
    hint: '要求保密的须填，多个用顿号或分号隔开',
    example: '',
    width: 16,
  },
  {
    key: 'originBody',
    header: '转来机关',
    synonyms: ['转办机关', '来文机关', '交办机关'],
    hint: '上级转办的须填',
    example: '',
    width: 18,
  },
  {
    key: 'originNumber',
    header: '原编号',
    synonyms: ['上级编号', '转来编号', '来文编号'],
    hint: '上级转办的须填',
    example: '',
    width: 12,
  },
  {
    key: 'originDueOn',
    header: '上级要求答复日期',
    synonyms: ['上级期限', '要求答复日期'],
    hint: '上级写明期限的才填',
    example: '',
    width: 18,
  },
]

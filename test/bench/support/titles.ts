import { demoSuggestions } from '../../../infra/local/demo/texts/index.ts'

/** A stream of numbers that is the same for the same seed (mulberry32), from 0 to below 1. */
export const random = (seed: number) => {
  let a = seed
  return (): number => {
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

const verbs = '加强 推进 完善 规范 优化 支持 加快 提升 促进 健全 落实 扩大 改善 统筹 鼓励 探索'.split(' ')
const places =
  '我市 老城区 城乡结合部 岛外新城 农村地区 山区乡镇 中小学校园 工业园区 滨海片区 高铁站周边 社区 易地搬迁安置区 开发区 港区 历史街区 大型居住区'.split(
    ' ',
  )
const fields =
  '养老服务 医疗保障 长期护理保险 药品追溯 学前教育 职业教育 课后服务 公共交通 停车设施 慢行系统 老旧小区改造 保障性住房 物业管理 垃圾分类 河道治理 空气质量 噪声污染 生态修复 乡村振兴 高标准农田 农产品冷链 文化遗产 公共图书馆 全民健身 青年就业 人才引进 营商环境 数字政府 跨境电商 海洋经济 新能源汽车 充电桩布局 消防安全 食品安全 养犬管理 反诈宣传 法律援助 人民调解 未成年人保护 残疾人康复 婴幼儿托育 女职工权益 退役军人安置 慈善事业 殡葬改革 志愿服务 气象预警 防汛排涝 地下管网 供水水质 5G网络 电动自行车 共享单车 快递末端 夜间经济 民宿发展 会展产业 科技成果转化 专利保护 基层治理 网格管理 信访化解 儿童友好城市 无障碍环境 家庭医生 中医药传承 心理健康 精神卫生 急救体系 疫苗接种 DRG付费'.split(
    ' ',
  )
const aims =
  '体系建设 资金投入 标准制定 监督管理 人才队伍 信息共享 部门协同 试点工作 长效机制 补贴政策 设施布局 宣传引导 立法保障 考核评价 安全隐患排查 服务能力 均等化 市场化运作 数字化管理 应急处置'.split(
    ' ',
  )
const tails = '的建议 的若干建议 的几点建议 的建议 的建议'.split(' ')

/** Titles as deputies write them, some with a number that few others have. */
export const titleOf = (next: () => number): string => {
  const one = (of: readonly string[]): string => of[Math.floor(next() * of.length)] ?? ''
  const second = next() < 0.3 ? `和${one(fields)}` : ''
  const named = next() < 0.1 ? `(${1000 + Math.floor(next() * 9000)}号地块)` : ''
  return `关于${one(verbs)}${one(places)}${one(fields)}${second}${one(aims)}${named}${one(tails)}`
}

const sentences = demoSuggestions.flatMap(({ body }) => body.split(/(?<=[。;；])/u)).filter((s) => s.length > 8)

/** A text of about so many characters, made of sentences of the demonstration's suggestions. */
export const bodyOf = (next: () => number, characters: number): string => {
  let body = ''
  while (body.length < characters) body += sentences[Math.floor(next() * sentences.length)] ?? ''
  return body
}

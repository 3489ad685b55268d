import type { DemoUnitPeople } from './types.ts'

const units: Record<string, DemoUnitPeople> = {
  ybj: { office: '聂晓棠', officers: ['邵立安', '顾倩如'], head: '温致和' },
  wjw: { office: '傅明舟', officers: ['骆小曼', '康学礼'], head: '岑德容' },
  jtj: { office: '盛亦凡', officers: ['鲍成路', '柳佳宁'], head: '庞振远' },
  jyj: { office: '尤静姝', officers: ['毕文彬', '季采薇'], head: '章慕贤' },
  zjj: { office: '祝长庚', officers: ['凌志诚', '池雨桐'], head: '翟守正' },
  sthj: { office: '殷若水', officers: ['路清源', '蒲春晖'], head: '荀世澄' },
  mzj: { office: '向念慈', officers: ['颜怀仁', '左思敏'], head: '卞惠民' },
  czj: { office: '计书恒', officers: ['施秉衡', '阮月琴'], head: '纪廷玉' },
  fgw: { office: '费知远', officers: ['宗启明', '席佩兰'], head: '危建章' },
  cgj: { office: '糜向阳', officers: ['戚大勇', '华莉莎'], head: '储国维' },
}

export const demoPeople = {
  units,
  /** 市人大常委会代表工作委员会 */
  secretariat: '闻若谷',
  /** 市政府办公室 */
  governmentOffice: '裘一鸣',
  inspector: '暴雪松',
  committee: '屈彦清',
  admin: '安子墨',
  leaders: [
    { name: '解云帆', post: '市人大常委会副主任' },
    { name: '滕继川', post: '市政府副市长' },
  ],
}

import type { Session } from '../../../shared/settings.ts'

/** What goes along for people, who may open it in many years. */
export const readmeOf = ({ id, name }: Pick<Session, 'id' | 'name'>, asOf: string, leftOut: number): string =>
  `${name}(${id})代表建议办理归档
截至 ${asOf}
${leftOut > 0 ? `\n本届另有 ${leftOut} 件建议没有归入，因为导出的人无权查看。要完整的归档，请由运维人员用 npm run archive 导出。\n` : ''}
这是什么
  一届建议的全部办理记录。每件建议一个文件夹 cases/<建议编号>/:
  log.jsonl      全程记录，一行一次提交，与系统中存储的一致。body 是提交的规范文本(RFC 8785),hash 是它的 SHA-256;
                 body 里的 previousHash 是上一次提交的 hash，第一次为空。改动或删去其中任何一处，链条就接不上。
  texts/         记录里的长文本。记录写作 {"$text":"<SHA-256>"}，文件名就是内容的 SHA-256。
  letters/       答复函、会办意见函、承诺落实函，归档时由记录生成，供阅读；以记录为准。
  attachments/   附件原件，文件名是内容的 SHA-256；原来的文件名和附在哪里，见记录。已撤下的附件也在。
  另有:
  settings.json  届次、适用规定、单位、节假日安排，读懂期限和名称时用。
  manifest.json  清单：每个文件的大小和 SHA-256，每件建议的提交次数和最后一次提交的 hash，件数。
  manifest.sha256  清单自身的 SHA-256。
  代表的电话、邮箱，代表链接的代码，系统令牌，都不在归档里。

怎样核对
  在任何一台装有 Node 和本系统代码的机器上（不需要数据库和网络）:
    npm run audit -- 归档文件.zip
  逐个核对文件与清单、每件建议的链条、记录提到的文本和附件。全部一致时只有一行结果，结束码为 0；否则逐行说明，结束码为 1。
  没有本系统时:sha256sum -c manifest.sha256 核对清单；清单里的每个文件可以用 sha256sum 核对。

请另外保管清单的 SHA-256
  能改动归档的人也能一并改写清单。所以归档做成以后，请把核对时显示的清单 SHA-256 抄录下来，与归档分开保管
  (例如写进移交清单并签字)；以后核对时，两者应当相同。

保密
  归档含有建议和办理意见的全文，应按其中要求最严的一件和档案规定保管。
`

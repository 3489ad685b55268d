import { both } from './language.ts'

const weekdays = ['日', '一', '二', '三', '四', '五', '六']
const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const count = (n: number): string => (n === 1 ? '1 day' : `${n} days`)

/** Days and lights. `month` is 1 to 12, `weekday` 0 (Sunday) to 6; `left` natural days, negative when past. */
export const time = both(
  {
    day: (month: number, date: number, weekday: number) => `${month}月${date}日 周${weekdays[weekday]}`,
    dayOfYear: (year: number, month: number, date: number) => `${year}年${month}月${date}日`,
    left: (left: number) => (left > 0 ? `还有 ${left} 天` : left === 0 ? '今天到期' : `超期 ${-left} 天`),
    none: '没有期限',
    provisional: '暂定',
    lights: { green: '正常', yellow: '临近', red: '临期', overdue: '超期' },
  },
  {
    day: (month, date, weekday) => `${days[weekday]} ${date} ${months[month - 1]}`,
    dayOfYear: (year, month, date) => `${date} ${months[month - 1]} ${year}`,
    left: (left) => (left > 0 ? `${count(left)} left` : left === 0 ? 'due today' : `${count(-left)} overdue`),
    none: 'no date',
    provisional: 'provisional',
    lights: { green: 'on time', yellow: 'near', red: 'due soon', overdue: 'overdue' },
  },
)

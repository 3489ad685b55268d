import { both } from './language.ts'

/** Pages that say why something does not go on. */
export const refused = both(
  {
    back: '回到我的工作',
    signIn: '登录',
    expired: '登录已过期，内容没有提交。请在新窗口登录，再回到本页用浏览器的「后退」取回填写的内容，重新提交。',
  },
  {
    back: 'Back to my work',
    signIn: 'Sign in',
    expired:
      'Your sign-in has expired, and nothing was sent. Sign in in a new window, go back to the form with the browser’s Back, and send it again.',
  },
)

import { both } from './language.ts'

/** Signing in and out. */
export const signIn = both(
  {
    signedOut: '已退出',
    signedOutLong: '您已退出代表建议办理系统。',
    again: '重新登录',
    everywhere: '同时退出统一身份认证',
    failed: '登录没有完成',
    home: '回到我的工作',
  },
  {
    signedOut: 'Signed out',
    signedOutLong: 'You have signed out of the system.',
    again: 'Sign in again',
    everywhere: 'Sign out of the identity provider too',
    failed: 'Sign-in was not completed',
    home: 'Back to my work',
  },
)

import type { FC } from 'hono/jsx'
import { Shell } from '../../../functions/api/desk/shell.page.tsx'
import type { Viewer } from '../../../functions/api/desk/viewer.ts'
import type { PeopleGroup } from './people.ts'

/** Chooses who signs in. Only where Jianyi runs on one machine: elsewhere the organisation's own provider asks. */
export const ChooserPage: FC<{ viewer: Viewer; uid: string; groups: readonly PeopleGroup[] }> = (p) => (
  <Shell viewer={p.viewer} title="选择登录身份">
    <div lang="zh-CN">
      <h1>选择登录身份</h1>
      <p class="quiet">这是供试用的单机版，不需要密码。正式部署时，由本单位的统一身份认证登录。</p>
      <form method="post" action={`/oidc/choose/${p.uid}`}>
        {p.groups.map(({ title, people }) => (
          <section>
            <h2>{title}</h2>
            <ul class="chooser">
              {people.map(({ sub, claims, post }) => (
                <li>
                  <button type="submit" name="person" value={sub}>
                    <b>{claims.name}</b>
                    <span class="quiet">{post}</span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </form>
    </div>
  </Shell>
)

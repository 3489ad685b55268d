import { randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import * as z from 'zod'
import { dayOf } from '../../../../shared/calendar/index.ts'
import { parseInput } from '../../../../shared/case/decide/parse.ts'
import { DeputyInput, type PersonalData } from '../../../../shared/case/decide/submit.ts'
import { type FieldError, invalid } from '../../../../shared/case/refusal.ts'
import { leadOf } from '../../../../shared/links/deputy.ts'
import { lastDayOf, stepDue } from '../../../../shared/links/lifetime.ts'
import { linkFor } from '../../../../shared/links/link-for.ts'
import { Revocation } from '../../../../shared/links/reissue.ts'
import { assertMayReach, changePersonal, readPersonal } from '../../acts/personal.ts'
import { readCase } from '../../acts/read-case.ts'
import { keyFor } from '../../deps.ts'
import { endLinks, issueAnew } from '../../links/issue.ts'
import { problemOf } from '../../problem.ts'
import { caseView } from '../../views/case.view.ts'
import { type DeskContext, type DeskDeps, type DeskEnv, show } from '../desk-env.ts'
import { errorsOnPage } from '../forms/errors.page.tsx'
import { fieldsOf } from '../forms/fields.ts'
import { toValues } from '../forms/input.ts'
import { postedOne, sendForm } from '../forms/send.ts'
import { type Posted, postedOf, type Values } from '../forms/values.ts'
import { deputiesPath } from '../links.ts'
import { signedIn } from '../session.ts'
import { words } from '../suggestion/case-view.ts'
import { deputies as texts } from '../texts/deputies.ts'
import type { Lang } from '../texts/language.ts'
import { DeputiesPage } from './deputies.page.tsx'
import { type For, purposesOf, toPosted } from './purposes.ts'
import { SlipPage } from './slip.page.tsx'

/** How a deputy is reached, as it is typed: what stays empty stays as it is. */
const Form = z.strictObject({
  phone: DeputyInput.shape.phone,
  email: DeputyInput.shape.email,
  clear: z.array(z.enum(['phone', 'email'])).optional(),
})
const fields = fieldsOf(Form)

type Back = { deputy: string; open: 'change' | 'end'; values?: Values; errors: readonly FieldError[]; status: number }

/** What a new link is for, in words. */
const sayFor = (lang: Lang, { purpose }: For, about: string): string =>
  `${texts[lang].purposes[purpose]}${about && (lang === 'zh' ? `（${about}）` : ` (${about})`)}`

/** 代表联系方式和链接: phones are entered here and shown nowhere, and a deputy without one gets a code by hand. */
export const deputiesRoute = (deps: DeskDeps) => {
  const read = async (c: DeskContext) => {
    const person = signedIn(c.var.viewer.person)
    const { state, rules } = await readCase(deps, c.req.param('id') ?? '', person, { fresh: true })
    assertMayReach(state, person, rules)
    const view = await caseView(deps.store, state, rules)
    /** What a purpose is about, where there could be several: the unit, the promise. */
    const about = ({ handling, commitment }: For): string => {
      const of = view.handlings.find((h) => h.id === handling)
      const promise = of?.commitments.find((one) => one.id === commitment)
      if (promise) return words(promise.item)
      return of && view.handlings.length > 1 ? (rules.unit(of.unit)?.name ?? of.unit) : ''
    }
    return { person, state, of: { id: view.id, number: view.number, title: words(view.title) }, about }
  }

  const page = async (
    c: DeskContext,
    { back, shown, said }: { back?: Back; shown?: readonly PersonalData[]; said?: string } = {},
  ) => {
    const { person, state, of, about } = await read(c)
    const { viewer } = c.var
    const { lang } = viewer
    // Whether there is one is no secret to those who may read it; the number stays where it is.
    const kept = shown ?? (await deps.store.getPersonal(of.id))
    const units = await deps.rules.units()
    const signers = state.suggestion.deputies.map((signer, n) => {
      const reach = kept.find((d) => d.name === signer.name)
      const mine = back?.deputy === signer.name ? back : undefined
      return {
        signer,
        lead: leadOf(state) === signer.name,
        phone: reach?.phone !== undefined,
        email: reach?.email !== undefined,
        ...(shown && reach && { shown: reach }),
        purposes: purposesOf(state, signer.name).map((one) => ({
          value: toPosted(one),
          label: sayFor(lang, one, about(one)),
        })),
        values: mine?.values ?? toValues(fields, {}, units),
        context: {
          lang,
          form: 'contact-of',
          action: `${deputiesPath(of.id)}/contact`,
          prefix: `deputy-${n}`,
          errors: errorsOnPage(fields, mine?.errors ?? []),
          hints: texts[lang].changeHint,
        },
        ...(mine && { open: mine.open }),
      }
    })
    return show(
      c,
      <DeputiesPage
        viewer={{ ...viewer, path: deputiesPath(of.id) }}
        of={of}
        signers={signers}
        fields={fields}
        mayChange={person.role === 'secretariat'}
        once={randomUUID}
        {...(said && { said })}
      />,
      back?.status,
    )
  }

  const posted = async (c: DeskContext): Promise<Posted> => postedOf(await c.req.formData())
  const request = (c: DeskContext, from: Posted, said: Record<string, unknown>) => {
    const once = postedOne(from, 'once')
    return once ? keyFor(signedIn(c.var.viewer.person).sub, once, `POST ${c.req.path}`, said) : undefined
  }

  return new Hono<DeskEnv>()
    .get('/suggestions/:id/deputies', (c) => {
      const t = texts[c.var.viewer.lang]
      const { did = '', deputy = '' } = c.req.query()
      const said = { changed: t.changed, sent: t.sent, ended: t.ended }[did]
      return page(c, said && deputy ? { said: said(deputy.slice(0, 50)) } : {})
    })
    .post('/suggestions/:id/deputies/read', async (c) => {
      const { person, of } = await read(c)
      return page(c, { shown: await readPersonal(deps, { id: of.id, actor: person }) })
    })
    .post('/suggestions/:id/deputies/contact', async (c) => {
      const { person, of } = await read(c)
      const from = await posted(c)
      const deputy = postedOne(from, 'deputy') ?? ''
      const sending = await sendForm(deps, c, {
        posted: from,
        form: Form,
        said: { deputy },
        perform: (input, key) => {
          const { clear = [], ...typed } = Form.parse(input)
          const taken = Object.fromEntries(clear.map((name) => [name, null]))
          return changePersonal(deps, { id: of.id, actor: person, request: key }, { deputy, ...typed, ...taken })
        },
      })
      if (sending.kind === 'done') return c.redirect(`${deputiesPath(of.id)}?${did('changed', deputy)}`, 303)
      if (sending.kind === 'rows') return page(c)
      const { values, errors, refusal } = sending
      return page(c, { back: { deputy, open: 'change', values, errors, status: problemOf(refusal).status } })
    })
    .post('/suggestions/:id/deputies/links', async (c) => {
      const { person, state, of, about } = await read(c)
      const from = await posted(c)
      const deputy = postedOne(from, 'deputy') ?? ''
      const asked = postedOne(from, 'for') ?? ''
      const handed = postedOne(from, 'how') === 'hand'
      const wanted = purposesOf(state, deputy).find((one) => toPosted(one) === asked)
      if (!wanted) throw invalid('for', '现在不能给这个用途的链接，请重新选择')
      const acting = { id: of.id, actor: person, request: request(c, from, { deputy, asked, handed }) }
      const { state: now, event } = await issueAnew(deps, acting, { deputy, ...wanted }, handed)
      if (!handed) return c.redirect(`${deputiesPath(of.id)}?${did('sent', deputy)}`, 303)
      const { purpose, stepId } = event
      const linkBase = deps.signIn.baseUrl ?? new URL(c.req.url).origin
      const link = await linkFor(
        { ...deps, linkBase },
        { suggestion: of.id, purpose, ...(stepId && { stepId }), deputy, atLeast: now.version },
      )
      const today = dayOf(deps.now())
      return show(
        c,
        <SlipPage
          viewer={{ ...c.var.viewer, path: deputiesPath(of.id) }}
          of={of}
          deputy={deputy}
          purpose={sayFor(c.var.viewer.lang, wanted, about(wanted))}
          link={link}
          until={lastDayOf(purpose, stepDue(now, event), today)}
          today={today}
        />,
      )
    })
    .post('/suggestions/:id/deputies/end', async (c) => {
      const { person, of } = await read(c)
      const from = await posted(c)
      const form = parseInput(Revocation, {
        deputy: postedOne(from, 'deputy') ?? '',
        reason: postedOne(from, 'reason') ?? '',
      })
      await endLinks(deps, { id: of.id, actor: person, request: request(c, from, form) }, form)
      return c.redirect(`${deputiesPath(of.id)}?${did('ended', form.deputy)}`, 303)
    })
}

const did = (what: string, deputy: string): string => new URLSearchParams({ did: what, deputy }).toString()

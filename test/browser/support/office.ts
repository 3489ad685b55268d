import type { Cookie, Page } from 'playwright-core'
import type { Desk } from './desk.ts'

type Who = { name: string; unit?: string }

/** The offices' part of a story: one desk at which they sign in one after another. */
export class Office {
  /** The case, once it is entered. */
  id = ''
  /** Who signed in before is let in again, as in a browser of their own. */
  private readonly sessions = new Map<string, Cookie[]>()

  constructor(
    readonly desk: Desk,
    readonly page: Page,
  ) {}

  /** The case's page as that person sees it; the first time they sign in. */
  async sees(who: Who, title: string): Promise<void> {
    const context = this.page.context()
    const session = this.sessions.get(who.name)
    await context.clearCookies()
    if (session) {
      await context.addCookies(session)
      await this.looks()
    } else {
      await this.desk.signIn(this.page, who, `/suggestions/${this.id}`)
      this.sessions.set(who.name, await context.cookies())
    }
    await this.page.getByRole('heading', { level: 1, name: title }).waitFor()
  }

  /** The case's page again. */
  async looks(): Promise<void> {
    await this.page.goto(`/suggestions/${this.id}`)
  }

  /** The open step of that name, which waits for who looks at it. */
  turn(step: string) {
    return this.page.locator('.task', { has: this.page.getByRole('heading', { name: `现在该您：${step}` }) })
  }

  async fill(step: string, label: string, value: string): Promise<void> {
    await this.turn(step).getByLabel(label).locator('visible=true').first().fill(value)
  }

  async choose(step: string, name: string): Promise<void> {
    await this.turn(step).getByRole('radio', { name, exact: true }).locator('visible=true').check()
  }

  async unfold(step: string, name: string): Promise<void> {
    await this.turn(step).locator('summary', { hasText: name }).click()
  }

  /** Presses what ends a step, and lets the workflow open what comes next. */
  async press(step: string, name: string): Promise<void> {
    await this.turn(step).getByRole('button', { name, exact: true }).locator('visible=true').first().click()
    await this.page.waitForURL(/done=/)
    await this.desk.harness.runtime.settled()
  }

  /** Presses a button that leads to that address, and lets everything settle. */
  async send(name: string, to: RegExp): Promise<void> {
    await this.page.locator('main').getByRole('button', { name, exact: true }).locator('visible=true').click()
    await this.page.waitForURL(to)
    await this.desk.harness.runtime.settled()
  }
}

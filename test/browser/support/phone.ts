import type { Page } from 'playwright-core'
import type { Desk, Look } from './desk.ts'

/** A deputy with a phone: its screen is 390 px wide, fingers tap, and what is sent to the deputy comes to it. */
export class Phone {
  private constructor(
    readonly desk: Desk,
    readonly page: Page,
    readonly owner: string,
    /** Without scripts the code is typed. */
    private readonly types: boolean,
  ) {}

  static async of(desk: Desk, owner: string, look: Look): Promise<Phone> {
    const page = await desk.visit({ ...look, width: 390, touch: true })
    return new Phone(desk, page, owner, look.javaScript === false)
  }

  /** The latest message with that subject, as it came to the phone. */
  private async message(subject: string) {
    await this.page.goto(`/dev/messages?to=${encodeURIComponent(this.owner)}`)
    const message = this.page.getByRole('article').filter({ has: this.page.getByRole('heading', { name: subject }) })
    return message.first()
  }

  /** Opens the suggestion from that message: by its link, or by its code. */
  async open(subject: string): Promise<void> {
    const message = await this.message(subject)
    if (this.types) await this.type((await message.locator('.code').textContent()) ?? '')
    else {
      await message.getByRole('link', { name: '打开链接' }).tap()
      await this.page.waitForURL('**/d/suggestion')
    }
  }

  /** Types a code, as it stands in a message or on paper. */
  async type(code: string): Promise<void> {
    await this.page.goto('/d')
    await this.page.getByLabel('代码').fill(code.toLowerCase())
    await this.page.getByRole('button', { name: '打开' }).tap()
    await this.page.waitForURL('**/d/suggestion')
  }

  async tap(group: string, choice: string): Promise<void> {
    await this.page.getByRole('group', { name: group }).getByText(choice, { exact: true }).tap()
  }

  /** Sends the form; answers what the page says then. */
  async submit(): Promise<string> {
    await this.page.getByRole('button', { name: '提交' }).tap()
    await this.page.waitForURL(/done=/)
    await this.desk.harness.runtime.settled()
    return (await this.page.getByRole('status').textContent()) ?? ''
  }

  /** So many pixels are beyond the edge of the screen. */
  beyond(): Promise<unknown> {
    return this.page.evaluate('document.documentElement.scrollWidth - innerWidth')
  }
}

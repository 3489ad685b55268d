import axe from 'axe-core'
import type { Page } from 'playwright-core'

type Violation = { id: string; help: string; nodes: { html: string; failureSummary: string }[] }

/** What axe-core finds wrong in the page as it is, one line each; none is good. */
export const violationsIn = async (page: Page): Promise<string[]> => {
  await page.evaluate(axe.source)
  const { violations } = await page.evaluate<{ violations: Violation[] }>('axe.run(document)')
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${help}\n  ${html}\n  ${failureSummary}`),
  )
}

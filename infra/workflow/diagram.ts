import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { catalogue } from '../../shared/steps/catalogue.ts'
import type { ChoiceRule, Rule, State, States } from './asl.ts'
import { handlingDefinition } from './definition.ts'

const file = fileURLToPath(new URL('../../docs/workflow.md', import.meta.url))

/** Names are as they come in the definition; Mermaid wants plain ids. */
const idOf = (name: string): string => name.replace(/[^A-Za-z0-9]/g, '_')

/** What never happens on a good day is left out, and so is the second copy of the way in the promises' branch. */
const hidden = (name: string): boolean =>
  /: (stuck|left to the sweep|outcome|end|begin)$/.test(name) || name.startsWith('Promised: ')

const sayRule = (rule: Rule): string => {
  if ('And' in rule)
    return rule.And.map(sayRule)
      .filter((s) => s !== '')
      .join(' + ')
  const fact = rule.Variable.replace('$.last.', '').replace('[0]', '')
  if ('StringEquals' in rule) return rule.StringEquals
  if ('BooleanEquals' in rule) return rule.BooleanEquals ? fact : `not ${fact}`
  return rule.Variable.endsWith('[0]') ? fact : ''
}

const edges = (from: string, state: State, states: States): string[] => {
  if (state.Type === 'Choice') return []
  const next = 'Next' in state ? state.Next : undefined
  if (next === undefined) return []
  const choice = states[next]
  if (choice?.Type !== 'Choice') return [`${idOf(from)} --> ${idOf(next)}`]
  const rules = choice.Choices.map((rule: ChoiceRule) => `${idOf(from)} -- "${sayRule(rule)}" --> ${idOf(rule.Next)}`)
  const other = choice.Default && !hidden(choice.Default) ? [`${idOf(from)} --> ${idOf(choice.Default)}`] : []
  return [...rules, ...other]
}

const label = (name: string, state: State): string => {
  if (state.Type !== 'Task') return `${idOf(name)}(("${name}"))`
  const { step } = state.Parameters.Payload as { step: string }
  return `${idOf(name)}["${catalogue[step]?.labels.zh ?? ''}<br/>${name}"]`
}

const draw = (states: States, indent: string): string[] =>
  Object.entries(states)
    .filter(([name]) => !hidden(name))
    .flatMap(([name, state]) => {
      const inner = state.Type === 'Map' ? [state.ItemProcessor] : state.Type === 'Parallel' ? state.Branches : []
      const own =
        inner.length === 0
          ? [`${indent}${label(name, state)}`]
          : [
              `${indent}subgraph ${idOf(name)} ["${name}${state.Type === 'Map' ? ' (each)' : ''}"]`,
              ...inner.flatMap((m) => draw(m.States, `${indent}  `)),
              `${indent}end`,
            ]
      return [...own, ...edges(name, state, states).map((edge) => `${indent}${edge}`)]
    })

/** The definition as a Mermaid flowchart in Markdown. */
const diagram = (): string => {
  const lines = draw(handlingDefinition().States, '  ')
  return `# The workflow, drawn from its definition

Made by \`npm run diagram\` from \`infra/workflow/\`; \`npm run verify\` fails where the two differ. Boxes wait for people; every box
also has a *stuck* step beside it (not drawn) for what the system could not open. A reply with promises goes on in
*Evaluation beside promises*, where the way back to a new round is the same again and is not drawn twice.

\`\`\`mermaid
flowchart TD
${lines.join('\n')}
\`\`\`
`
}

if (process.argv.includes('--check')) {
  if (readFileSync(file, 'utf8') !== diagram()) {
    console.error('docs/workflow.md is not what the definition says: run npm run diagram')
    process.exit(1)
  }
} else writeFileSync(file, diagram())

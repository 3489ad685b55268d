/** The tables that hold the same rows as the facts do: their last known values. */
export const columns = {
  handlings: [
    'session text',
    'unit text',
    'assigned_on date',
    'due_on date',
    'first_due_on date',
    'issued_on date',
    'met boolean',
    'contacted boolean',
    'category text',
    'publish text',
    'attitude text',
    'result text',
    'unrated boolean',
  ],
  opinions: ['session text', 'unit text', 'assigned_on date', 'due_on date', 'given_on date'],
  promises: ['session text', 'unit text', 'assigned_on date', 'first_due date', 'present_due date', 'met_on date'],
} as const

const well = (column: string) => `${column} in ('satisfied', 'basically-satisfied')`

/** Of each rate, the rows of its numerator and of its denominator, by table. */
const rates = (today: string): Record<string, Record<string, [string, string]>> => {
  const issued = 'issued_on is not null'
  const late = `issued_on is null and due_on < '${today}'`
  const lateFirst = `issued_on is null and first_due_on < '${today}'`
  return {
    handlings: {
      answered: [issued, 'true'],
      onTime: ['issued_on <= due_on', `${issued} or (${late})`],
      onTimeReplied: ['issued_on <= due_on', issued],
      onTimeFirst: ['issued_on <= first_due_on', `${issued} or (${lateFirst})`],
      faceToFace: [`${issued} and met`, issued],
      contact: [`${issued} and contacted`, issued],
      feedback: ['result is not null', 'result is not null or unrated'],
      satisfaction: [well('result'), 'result is not null'],
      firstRoundSatisfaction: [well('result'), 'result is not null'],
      fullySatisfied: [`result = 'satisfied'`, 'result is not null'],
      attitude: [well('attitude'), 'result is not null'],
      solved: [`${issued} and category = 'A'`, issued],
      published: [`publish = 'done'`, 'publish is not null'],
    },
    opinions: {
      coOpinionOnTime: ['given_on <= due_on', `given_on is not null or due_on < '${today}'`],
    },
    promises: {
      fulfilment: [`first_due <= '${today}' and met_on <= first_due`, `first_due <= '${today}'`],
      fulfilmentPresent: [`present_due <= '${today}' and met_on <= present_due`, `present_due <= '${today}'`],
      fulfilmentEver: [`first_due <= '${today}' and met_on is not null`, `first_due <= '${today}'`],
    },
  }
}

/** The page as GROUP BY: totals, by unit and by month of assignment, one query for each table. */
export const groupedBy = (session: string, today: string): string[] =>
  Object.entries(rates(today)).map(([table, of]) => {
    const count = (rows: string) => `count(*) filter (where ${rows})`
    const figures = Object.entries(of).map(
      ([name, [numerator, denominator]]) => `'${name} ' || ${count(numerator)} || ' ' || ${count(denominator)}`,
    )
    const month = `to_char(assigned_on, 'YYYY-MM')`
    return `select coalesce('unit ' || unit, 'month ' || ${month}, 'total'), ${figures.join(', ')}
      from ${table} where session = '${session}' group by grouping sets ((), (unit), (${month}))`
  })

import type { EChartsCoreOption } from 'echarts/core'

/**
 * Colours by what they mean. They are replaced by classes, which desk.css gives the tokens' values: so a chart follows
 * the theme, and the page needs no inline style.
 */
export const ink = { main: '#000001', second: '#000002', late: '#000003', text: '#000004', rule: '#000005' } as const

const classes: Record<string, string> = Object.fromEntries(
  Object.entries(ink).map(([name, colour]) => [colour, `ink-${name}`]),
)

const loaded = async () => {
  const [core, { BarChart }, { GridComponent }, { SVGRenderer }] = await Promise.all([
    import('echarts/core'),
    import('echarts/charts'),
    import('echarts/components'),
    import('echarts/renderers'),
  ])
  core.use([BarChart, GridComponent, SVGRenderer])
  return core
}

/** A chart as SVG that is put into a page as it is: without styles, scripts or ids. The library is loaded when first needed. */
export const drawChart = async (
  size: { width: number; height: number },
  option: EChartsCoreOption,
): Promise<string> => {
  const { init } = await loaded()
  const chart = init(null, null, { renderer: 'svg', ssr: true, ...size })
  try {
    chart.setOption({ animation: false, ...option })
    return bare(chart.renderToSVGString({ useViewBox: true }))
  } finally {
    chart.dispose()
  }
}

/** Inline styles as attributes, colours as classes, and nothing that serves a mouse. */
export const bare = (svg: string): string =>
  svg
    .replace(/<style[\s\S]*?<\/style>/g, '')
    .replace(/ (?:class|pointer-events|xmlns:xlink|version|baseProfile|ecmeta_\w+)="[^"]*"/g, '')
    .replace(/ style="([^"]*)"/g, (_, style: string) => {
      const size = /font-size:([\d.]+)px/.exec(style)?.[1]
      const weight = /font-weight:(\w+)/.exec(style)?.[1]
      return `${size ? ` font-size="${size}"` : ''}${weight ? ` font-weight="${weight}"` : ''}`
    })
    .replace(/ (fill|stroke)="(#[0-9a-f]{6})"/g, (whole, of: string, colour: string) =>
      classes[colour] ? ` class="${of}-${classes[colour]}"` : whole,
    )
    .replace(/<svg width="\d+" height="\d+"/, '<svg aria-hidden="true"')
    .replace(/>\s+</g, '><')
